using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The edges of the input repeated.</summary>
        public sealed class ReplicationPad1d : nn.Module<Tensor, Tensor>
        {
            private readonly long[] padding;

            internal ReplicationPad1d(long[] padding) : base(nameof(ReplicationPad1d))
            {
                this.padding = padding;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.pad(tensor, padding, PaddingModes.Replicate);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static ReplicationPad1d ReplicationPad1d((long, long) padding) => new([padding.Item1, padding.Item2]);

            public static ReplicationPad1d ReplicationPad1d(long padding) => new([padding, padding]);
        }
    }
}
