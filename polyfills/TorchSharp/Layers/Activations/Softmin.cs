using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Softmax of the negated input.</summary>
        public sealed class Softmin : nn.Module<Tensor, Tensor>
        {
            private readonly long dim;

            internal Softmin(long dim) : base(nameof(Softmin))
            {
                this.dim = dim;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.softmin(tensor, dim);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Softmin Softmin(long dim) => new(dim);
        }
    }
}
