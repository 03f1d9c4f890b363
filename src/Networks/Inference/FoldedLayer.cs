using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>The arithmetic of folding: of a layer's w x + b and a batch normalisation's a y + c becomes (a w) x + (a b + c).</summary>
internal static class FoldedLayer
{
    // So large that a normalisation's shift is lost beside it, and a power of two, by which division is exact.
    private const float Large = 1L << 40;

    /// <summary>Gives the layer the weight and bias of both, if it is a layer and a normalisation that can be folded.</summary>
    /// <returns>Whether it was done.</returns>
    public static bool Fold(Module layer, Module norm)
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        switch (layer, norm)
        {
            case (Conv2d { weight: { } weight } convolution, BatchNorm2d { running_mean: not null, running_var: not null } after):
                (convolution.weight, convolution.bias) = Folded(weight, convolution.bias, LineOf(after, weight, 4));
                return true;
            case (Linear { weight: { } weight } linear, BatchNorm1d { running_mean: not null, running_var: not null } after):
                (linear.weight, linear.bias) = Folded(weight, linear.bias, LineOf(after, weight, 2));
                return true;
            default:
                return false;
        }
    }

    // Read from what the normalisation does, since no property of it tells its epsilon.
    private static (Tensor Slope, Tensor Shift) LineOf(Module<Tensor, Tensor> norm, Tensor weight, int dimensions)
    {
        long[] size = [1, weight.shape[0], .. Enumerable.Repeat(1L, dimensions - 2)];
        Tensor At(float value) => norm.call(full(size, value, dtype: weight.dtype, device: weight.device)).flatten();
        return ((At(Large) - At(-Large)) / (2 * Large), At(0));
    }

    private static (Parameter Weight, Parameter Bias) Folded(Tensor weight, Tensor? bias, (Tensor Slope, Tensor Shift) line)
    {
        long[] perOutput = [-1, .. Enumerable.Repeat(1L, (int)weight.dim() - 1)];
        var shift = bias is null ? line.Shift : line.Shift + (bias * line.Slope);
        return (Kept(weight * line.Slope.reshape(perOutput)), Kept(shift));
    }

    private static Parameter Kept(Tensor values)
    {
        var parameter = new Parameter(values.clone(), requires_grad: false);
        parameter.DetachFromDisposeScope();
        return parameter;
    }
}
