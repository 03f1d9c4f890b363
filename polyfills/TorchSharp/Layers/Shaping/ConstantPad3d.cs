using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A constant around the last dimensions.</summary>
        public sealed class ConstantPad3d : nn.Module<Tensor, Tensor>
        {
            private readonly long[] padding;
            private readonly double value;

            internal ConstantPad3d(long[] padding, double value) : base(nameof(ConstantPad3d))
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
            public static ConstantPad3d ConstantPad3d((long, long, long, long, long, long) padding, double value) =>
                new([padding.Item1, padding.Item2, padding.Item3, padding.Item4, padding.Item5, padding.Item6], value);

            public static ConstantPad3d ConstantPad3d(long padding, double value) =>
                new([padding, padding, padding, padding, padding, padding], value);
        }
    }
}
