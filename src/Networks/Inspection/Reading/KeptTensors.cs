using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>Puts back the values that tensors had.</summary>
internal sealed class KeptTensors : IDisposable
{
    private readonly List<(Tensor Tensor, Tensor Copy)> kept;

    public KeptTensors(IEnumerable<Tensor> tensors) => kept = [.. tensors.Select(tensor => (tensor, tensor.clone()))];

    public void Dispose()
    {
        foreach (var (tensor, copy) in kept)
        {
            Write(copy, tensor);
            copy.Dispose();
        }
    }

    /// <summary>Copies values over others of the same type and shape.</summary>
    public static void Write(Tensor values, Tensor target)
    {
        if (target.device_type == DeviceType.CPU && target.is_contiguous())
        {
            // Past autograd: a gradient that still needs the tensor would take copy_ for a change of its values.
            values.contiguous().bytes.CopyTo(target.bytes);
            return;
        }

        using var noGradients = no_grad();
        target.copy_(values);
    }
}
