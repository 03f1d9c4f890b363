using static TorchSharp.torch;

namespace MLNetTorch.Networks;

public abstract partial record Layer
{
    /// <summary>Drops single numbers while training (Srivastava et al., 2014). Kind: dropout.</summary>
    /// <param name="Probability">How probably a number is dropped, at least 0 and below 1. Default: 0.5.</param>
    public sealed record Dropout(double Probability = 0.5) : Layer
    {
        internal override LayerPlan Plan(LayerInput input)
        {
            input.DropProbability(Probability);
            return input.SameShape(() => nn.Dropout(Probability));
        }
    }

    /// <summary>Drops whole channels of <c>channels x length</c> while training. Kind: dropout1d.</summary>
    /// <param name="Probability">How probably a channel is dropped, at least 0 and below 1. Default: 0.5.</param>
    public sealed record Dropout1d(double Probability = 0.5) : Layer
    {
        internal override LayerPlan Plan(LayerInput input)
        {
            input.RequireRank(2, "channels x length");
            input.DropProbability(Probability);
            return input.SameShape(() => nn.Dropout1d(Probability));
        }
    }

    /// <summary>Drops whole channels of images while training (Tompson et al., 2015). Kind: dropout2d.</summary>
    /// <param name="Probability">How probably a channel is dropped, at least 0 and below 1. Default: 0.5.</param>
    public sealed record Dropout2d(double Probability = 0.5) : Layer
    {
        internal override LayerPlan Plan(LayerInput input)
        {
            input.RequireRank(3, "images, channels x height x width");
            input.DropProbability(Probability);
            return input.SameShape(() => nn.Dropout2d(Probability));
        }
    }

    /// <summary>Dropout that keeps mean and variance, for SELU (Klambauer et al., 2017). Kind: alpha-dropout.</summary>
    /// <param name="Probability">How probably a number is dropped, at least 0 and below 1. Default: 0.5.</param>
    public sealed record AlphaDropout(double Probability = 0.5) : Layer
    {
        internal override LayerPlan Plan(LayerInput input)
        {
            input.DropProbability(Probability);
            return input.SameShape(() => nn.AlphaDropout(Probability));
        }
    }
}
