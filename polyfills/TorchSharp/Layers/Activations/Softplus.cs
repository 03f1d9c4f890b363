using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A smooth rectifier.</summary>
        public sealed class Softplus : nn.Module<Tensor, Tensor>
        {
            private readonly double beta;
            private readonly double threshold;

            internal Softplus(double beta, double threshold) : base(nameof(Softplus))
            {
                this.beta = beta;
                this.threshold = threshold;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.softplus(tensor, beta, threshold);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Softplus Softplus(double beta = 1, double threshold = 20) => new(beta, threshold);
        }
    }
}
