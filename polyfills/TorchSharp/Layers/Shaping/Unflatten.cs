using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Splits one dimension into several.</summary>
        public sealed class Unflatten : nn.Module<Tensor, Tensor>
        {
            private readonly long dim;
            private readonly long[] unflattenedSize;

            internal Unflatten(long dim, long[] unflattenedSize) : base(nameof(Unflatten))
            {
                this.dim = dim;
                this.unflattenedSize = unflattenedSize;
            }

            public override Tensor forward(Tensor tensor) => tensor.unflatten(dim, unflattenedSize);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Unflatten Unflatten(long dim, long[] unflattenedSize) => new(dim, unflattenedSize);
        }
    }
}
