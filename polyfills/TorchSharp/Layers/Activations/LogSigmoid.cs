using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The logarithm of the logistic function.</summary>
        public sealed class LogSigmoid : nn.Module<Tensor, Tensor>
        {
            internal LogSigmoid() : base(nameof(LogSigmoid))
            {
            }

            public override Tensor forward(Tensor tensor) => tensor.log_sigmoid();
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static LogSigmoid LogSigmoid() => new();
        }
    }
}
