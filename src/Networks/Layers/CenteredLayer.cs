using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Takes the mean over all numbers away from each of them: <c>x - mean(x)</c>. It has no parameters.</summary>
/// <remarks>
/// Input and output: any shape. The mean runs over the whole batch, as in "Dive into Deep Learning": what comes out for an example
/// depends on the examples beside it.
/// </remarks>
public sealed class CenteredLayer : Module<Tensor, Tensor>
{
    /// <summary>Makes the layer.</summary>
    public CenteredLayer()
        : base(nameof(CenteredLayer)) => RegisterComponents();

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var mean = input.mean();
        return input - mean;
    }
}
