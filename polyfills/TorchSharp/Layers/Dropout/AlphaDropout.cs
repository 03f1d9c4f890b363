using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Dropout that keeps mean and variance, for SELU networks.</summary>
        public sealed class AlphaDropout : nn.Module<Tensor, Tensor>
        {
            private readonly double p;
            private readonly bool inplace;

            internal AlphaDropout(double p, bool inplace) : base(nameof(AlphaDropout))
            {
                this.p = p;
                this.inplace = inplace;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.alpha_dropout(tensor, p, training, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static AlphaDropout AlphaDropout(double p = 0.5, bool inplace = false) => new(p, inplace);
        }
    }
}
