using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>
/// One layer of a <see cref="SequentialNetwork"/> as data: its kind and its options. Input sizes are not among them, they come from the layer before.
/// Shapes are those of one example, without the batch dimension; dimensions are counted with it, as in PyTorch: 1 is the first one of an example.
/// </summary>
public abstract partial record Layer
{
    private protected Layer()
    {
    }

    internal string Kind => LayerKinds.NameOf(GetType());

    /// <summary>Whether the layer has a size that it may take from the network's output.</summary>
    internal virtual bool HasSize => false;

    /// <summary>What the layer applies, if it is the last one.</summary>
    internal virtual OutputActivation OutputActivation => OutputActivation.None;

    /// <summary>Checks the layer against what it gets, and says what it gives and how it is made.</summary>
    internal abstract LayerPlan Plan(LayerInput input);
}
