using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Joins a range of dimensions into one.</summary>
        public sealed class Flatten : nn.Module<Tensor, Tensor>, IPlannedLayer
        {
            private readonly long startDim;
            private readonly long endDim;

            internal Flatten(long startDim, long endDim) : base(nameof(Flatten))
            {
                this.startDim = startDim;
                this.endDim = endDim;
            }

            public override Tensor forward(Tensor tensor) => tensor.flatten(startDim, endDim);

            bool IPlannedLayer.TryDescribe(ref LayerSpec spec)
            {
                spec.Kind = LayerKind.Flatten;
                return startDim == 1 && endDim == -1;
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Flatten Flatten(long startDim = 1, long endDim = -1) => new(startDim, endDim);
        }
    }
}
