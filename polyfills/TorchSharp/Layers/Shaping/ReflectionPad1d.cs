using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The input mirrored at its edges.</summary>
        public sealed class ReflectionPad1d : nn.Module<Tensor, Tensor>
        {
            private readonly long[] padding;

            internal ReflectionPad1d(long[] padding) : base(nameof(ReflectionPad1d))
            {
                this.padding = padding;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.pad(tensor, padding, PaddingModes.Reflect);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static ReflectionPad1d ReflectionPad1d((long, long) padding) => new([padding.Item1, padding.Item2]);

            public static ReflectionPad1d ReflectionPad1d(long padding) => new([padding, padding]);
        }
    }
}
