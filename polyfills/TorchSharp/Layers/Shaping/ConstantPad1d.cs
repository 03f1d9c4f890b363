using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A constant around the last dimensions.</summary>
        public sealed class ConstantPad1d : nn.Module<Tensor, Tensor>
        {
            private readonly long[] padding;
            private readonly double value;

            internal ConstantPad1d(long[] padding, double value) : base(nameof(ConstantPad1d))
            {
                this.padding = padding;
                this.value = value;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.pad(tensor, padding, PaddingModes.Constant, value);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static ConstantPad1d ConstantPad1d((long, long) padding, double value) => new([padding.Item1, padding.Item2], value);

            public static ConstantPad1d ConstantPad1d(long padding, double value) => new([padding, padding], value);
        }
    }
}
