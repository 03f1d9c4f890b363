using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A piecewise form of x times sigmoid.</summary>
        public sealed class Hardswish : nn.Module<Tensor, Tensor>
        {
            private readonly bool inplace;

            internal Hardswish(bool inplace) : base(nameof(Hardswish))
            {
                this.inplace = inplace;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.hardswish(tensor, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Hardswish Hardswish(bool inplace = false) => new(inplace);
        }
    }
}
