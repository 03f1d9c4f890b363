using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The rectifier, max(0, x).</summary>
        public sealed class ReLU : nn.Module<Tensor, Tensor>, IPlannedLayer
        {
            private readonly bool inplace;

            internal ReLU(bool inplace) : base(nameof(ReLU))
            {
                this.inplace = inplace;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.relu(tensor, inplace);

            bool IPlannedLayer.TryDescribe(ref LayerSpec spec)
            {
                spec.Kind = LayerKind.Rectify;
                return true;
            }
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
