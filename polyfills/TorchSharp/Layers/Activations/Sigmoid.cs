using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The logistic function.</summary>
        public sealed class Sigmoid : nn.Module<Tensor, Tensor>
        {
            internal Sigmoid() : base(nameof(Sigmoid))
            {
            }

            public override Tensor forward(Tensor tensor) => tensor.sigmoid();
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Sigmoid Sigmoid() => new();
        }
    }
}
