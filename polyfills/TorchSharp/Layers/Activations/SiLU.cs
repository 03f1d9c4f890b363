using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>x times its sigmoid.</summary>
        public sealed class SiLU : nn.Module<Tensor, Tensor>
        {
            internal SiLU() : base(nameof(SiLU))
            {
            }

            public override string GetName() => nameof(SiLU);

            public override Tensor forward(Tensor tensor) => tensor.silu();
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static SiLU SiLU() => new();
        }
    }
}
