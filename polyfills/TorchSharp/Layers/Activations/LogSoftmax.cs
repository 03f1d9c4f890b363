using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The logarithm of softmax.</summary>
        public sealed class LogSoftmax : nn.Module<Tensor, Tensor>
        {
            private readonly long dim;

            internal LogSoftmax(long dim) : base(nameof(LogSoftmax))
            {
                this.dim = dim;
            }

            public override Tensor forward(Tensor tensor) => tensor.log_softmax(dim);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static LogSoftmax LogSoftmax(long dim) => new(dim);
        }
    }
}
