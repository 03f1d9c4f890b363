using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The continuously differentiable exponential linear unit.</summary>
        public sealed class CELU : nn.Module<Tensor, Tensor>
        {
            private readonly double alpha;
            private readonly bool inplace;

            internal CELU(double alpha, bool inplace) : base(nameof(CELU))
            {
                this.alpha = alpha;
                this.inplace = inplace;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.celu(tensor, alpha, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static CELU CELU(double alpha = 1, bool inplace = false) => new(alpha, inplace);
        }
    }
}
