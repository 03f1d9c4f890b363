using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>x times the tanh of its softplus.</summary>
        public sealed class Mish : nn.Module<Tensor, Tensor>
        {
            internal Mish() : base(nameof(Mish))
            {
            }

            public override Tensor forward(Tensor tensor) => nn.functional.Mish(tensor);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Mish Mish() => new();
        }
    }
}
