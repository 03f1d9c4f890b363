using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Puts a network into evaluation mode, and every part of it back into the mode it was in.</summary>
internal sealed class EvaluationMode : IDisposable
{
    private readonly (Module Module, bool Training)[] before;

    public EvaluationMode(Module network)
    {
        before = [.. LayerPath.AllOf(network).Select(layer => (layer.Module, layer.Module.training))];
        network.eval();
    }

    public void Dispose()
    {
        // Parents first: setting a parent sets its children, which are then put right one by one.
        foreach (var (module, training) in before)
        {
            module.train(training);
        }
    }
}
