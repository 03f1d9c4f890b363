using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

public abstract partial record Layer
{
    /// <summary>Softmax: numbers become probabilities. As the last layer it tells losses and scorers so. Kind: softmax.</summary>
    /// <param name="Dim">The dimension whose numbers add up to 1. Default: 1, the first one of an example.</param>
    public sealed record Softmax(int Dim = 1) : Layer
    {
        internal override OutputActivation OutputActivation => Dim == 1 ? OutputActivation.Softmax : OutputActivation.None;

        internal override LayerPlan Plan(LayerInput input) => PlanAlong(Dim, input, () => nn.Softmax(Dim));
    }

    /// <summary>The logarithm of softmax. As the last layer it tells losses and scorers so. Kind: log-softmax.</summary>
    /// <param name="Dim">The dimension whose probabilities add up to 1. Default: 1, the first one of an example.</param>
    public sealed record LogSoftmax(int Dim = 1) : Layer
    {
        internal override OutputActivation OutputActivation => Dim == 1 ? OutputActivation.LogSoftmax : OutputActivation.None;

        internal override LayerPlan Plan(LayerInput input) => PlanAlong(Dim, input, () => nn.LogSoftmax(Dim));
    }

    private static LayerPlan PlanAlong(int dimension, LayerInput input, Func<Module<Tensor, Tensor>> create) =>
        dimension >= 1 && dimension <= input.Shape.Length
            ? input.SameShape(create)
            : throw input.Fault($"dim is {dimension}; expected 1 to {input.Shape.Length} for an input of {LayerInput.Text(input.Shape)}, 0 being the batch");
}
