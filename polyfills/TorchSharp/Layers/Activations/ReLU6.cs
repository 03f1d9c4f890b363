using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The rectifier cut off at 6.</summary>
        public sealed class ReLU6 : nn.Module<Tensor, Tensor>
        {
            private readonly bool inplace;

            internal ReLU6(bool inplace) : base(nameof(ReLU6))
            {
                this.inplace = inplace;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.relu6(tensor, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static ReLU6 ReLU6(bool inplace = false) => new(inplace);
        }
    }
}
