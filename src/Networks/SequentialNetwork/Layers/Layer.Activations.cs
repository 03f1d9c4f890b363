using System.Globalization;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

public abstract partial record Layer
{
    /// <summary>max(x, 0). Kind: relu.</summary>
    public sealed record ReLU : Layer
    {
        internal override LayerPlan Plan(LayerInput input) => input.SameShape(() => nn.ReLU());
    }

    /// <summary>x between 0 and 6, else the nearer of them. Kind: relu6.</summary>
    public sealed record ReLU6 : Layer
    {
        internal override LayerPlan Plan(LayerInput input) => input.SameShape(() => nn.ReLU6());
    }

    /// <summary>x where positive, else the slope times x. Kind: leaky-relu.</summary>
    /// <param name="NegativeSlope">The slope. Default: 0.01.</param>
    public sealed record LeakyReLU(double NegativeSlope = 0.01) : Layer
    {
        internal override LayerPlan Plan(LayerInput input) => double.IsFinite(NegativeSlope)
            ? input.SameShape(() => nn.LeakyReLU(NegativeSlope))
            : throw input.Fault("negativeSlope is not finite");
    }

    /// <summary>x where positive, else alpha (e^x - 1). Kind: elu.</summary>
    /// <param name="Alpha">Above 0. Default: 1.</param>
    public sealed record ELU(double Alpha = 1) : Layer
    {
        internal override LayerPlan Plan(LayerInput input)
        {
            input.Positive("alpha", Alpha);
            return input.SameShape(() => nn.ELU(Alpha));
        }
    }

    /// <summary>The self-normalising ELU (Klambauer et al., 2017). Kind: selu.</summary>
    public sealed record SELU : Layer
    {
        internal override LayerPlan Plan(LayerInput input) => input.SameShape(() => nn.SELU());
    }

    /// <summary>x times the normal distribution function of x. Kind: gelu.</summary>
    public sealed record GELU : Layer
    {
        internal override LayerPlan Plan(LayerInput input) => input.SameShape(() => nn.GELU());
    }

    /// <summary>x times its sigmoid. Kind: silu.</summary>
    public sealed record SiLU : Layer
    {
        internal override LayerPlan Plan(LayerInput input) => input.SameShape(() => nn.SiLU());
    }

    /// <summary>1 / (1 + e^-x). Kind: sigmoid.</summary>
    public sealed record Sigmoid : Layer
    {
        internal override LayerPlan Plan(LayerInput input) => input.SameShape(() => nn.Sigmoid());
    }

    /// <summary>Hyperbolic tangent. Kind: tanh.</summary>
    public sealed record Tanh : Layer
    {
        internal override LayerPlan Plan(LayerInput input) => input.SameShape(() => nn.Tanh());
    }

    /// <summary>log(1 + e^x), the smooth ReLU. Kind: softplus.</summary>
    public sealed record Softplus : Layer
    {
        internal override LayerPlan Plan(LayerInput input) => input.SameShape(() => nn.Softplus());
    }

    /// <summary>x between two numbers, else the nearer of them. Kind: hardtanh.</summary>
    /// <param name="Minimum">The lower one. Default: -1.</param>
    /// <param name="Maximum">The upper one. Default: 1.</param>
    public sealed record Hardtanh(double Minimum = -1, double Maximum = 1) : Layer
    {
        internal override LayerPlan Plan(LayerInput input) => Minimum < Maximum
            ? input.SameShape(() => new HardtanhModule(Minimum, Maximum))
            : throw input.Fault(string.Create(CultureInfo.InvariantCulture, $"minimum is {Minimum} and maximum {Maximum}; expected the minimum below the maximum"));
    }

    /// <summary>Nothing: x. Kind: identity.</summary>
    public sealed record Identity : Layer
    {
        internal override LayerPlan Plan(LayerInput input) => input.SameShape(() => nn.Identity());
    }
}
