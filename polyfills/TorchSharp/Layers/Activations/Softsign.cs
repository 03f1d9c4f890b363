using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>x / (1 + |x|).</summary>
        public sealed class Softsign : nn.Module<Tensor, Tensor>
        {
            internal Softsign() : base(nameof(Softsign))
            {
            }

            public override Tensor forward(Tensor tensor) => nn.functional.Softsign(tensor);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Softsign Softsign() => new();
        }
    }
}
