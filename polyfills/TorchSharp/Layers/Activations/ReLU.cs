using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The rectifier, max(0, x).</summary>
        public sealed class ReLU : nn.Module<Tensor, Tensor>
        {
            private readonly bool inplace;

            internal ReLU(bool inplace) : base(nameof(ReLU))
            {
                this.inplace = inplace;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.relu(tensor, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static ReLU ReLU(bool inplace = false) => new(inplace);
        }
    }
}
