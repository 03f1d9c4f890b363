using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Lists the tensors of <see cref="NetworkState.Of"/>.</summary>
internal static class StateTensors
{
    public static Dictionary<string, Tensor> Of(Module network)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var layer in LayerPath.AllOf(network))
        {
            var prefix = layer.Path.Length == 0 ? "" : $"{layer.Path}.";
            foreach (var (name, parameter) in layer.Module.named_parameters(false))
            {
                tensors.TryAdd(prefix + name, parameter);
            }

            // By position: the second argument leaves out what is not saved.
            foreach (var (name, buffer) in layer.Module.named_buffers(false, false))
            {
                tensors.TryAdd(prefix + name, buffer);
            }
        }

        return tensors;
    }
}
