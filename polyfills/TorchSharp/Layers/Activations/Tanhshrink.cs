using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>x - tanh x.</summary>
        public sealed class Tanhshrink : nn.Module<Tensor, Tensor>
        {
            internal Tanhshrink() : base(nameof(Tanhshrink))
            {
            }

            public override Tensor forward(Tensor tensor) => nn.functional.Tanhshrink(tensor);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Tanhshrink Tanhshrink() => new();
        }
    }
}
