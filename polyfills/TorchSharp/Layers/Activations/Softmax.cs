using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Exponentials that sum to one along a dimension.</summary>
        public sealed class Softmax : nn.Module<Tensor, Tensor>
        {
            private readonly long dim;

            internal Softmax(long dim) : base(nameof(Softmax))
            {
                this.dim = dim;
            }

            public override Tensor forward(Tensor tensor) => tensor.softmax(dim);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Softmax Softmax(long dim) => new(dim);
        }
    }
}
