using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The edges of the input repeated.</summary>
        public sealed class ReplicationPad2d : nn.Module<Tensor, Tensor>
        {
            private readonly long[] padding;

            internal ReplicationPad2d(long[] padding) : base(nameof(ReplicationPad2d))
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
            public static ReplicationPad2d ReplicationPad2d((long, long, long, long) padding) =>
                new([padding.Item1, padding.Item2, padding.Item3, padding.Item4]);

            public static ReplicationPad2d ReplicationPad2d(long padding) => new([padding, padding, padding, padding]);
        }
    }
}
