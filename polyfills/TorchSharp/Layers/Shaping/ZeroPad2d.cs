using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Zeros around the last two dimensions.</summary>
        public sealed class ZeroPad2d : nn.Module<Tensor, Tensor>
        {
            private readonly long[] padding;

            internal ZeroPad2d(long[] padding) : base(nameof(ZeroPad2d))
            {
                this.padding = padding;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.pad(tensor, padding, PaddingModes.Constant, 0);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static ZeroPad2d ZeroPad2d((long, long, long, long) padding) =>
                new([padding.Item1, padding.Item2, padding.Item3, padding.Item4]);

            public static ZeroPad2d ZeroPad2d(long padding) => new([padding, padding, padding, padding]);
        }
    }
}
