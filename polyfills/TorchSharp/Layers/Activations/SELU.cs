using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The self-normalising exponential unit.</summary>
        public sealed class SELU : nn.Module<Tensor, Tensor>
        {
            private readonly bool inplace;

            internal SELU(bool inplace) : base(nameof(SELU))
            {
                this.inplace = inplace;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.selu(tensor, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static SELU SELU(bool inplace = false) => new(inplace);
        }
    }
}
