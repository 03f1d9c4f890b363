using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A piecewise linear sigmoid.</summary>
        public sealed class Hardsigmoid : nn.Module<Tensor, Tensor>
        {
            private readonly bool inplace;

            internal Hardsigmoid(bool inplace) : base(nameof(Hardsigmoid))
            {
                this.inplace = inplace;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.hardsigmoid(tensor, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Hardsigmoid Hardsigmoid(bool inplace = false) => new(inplace);
        }
    }
}
