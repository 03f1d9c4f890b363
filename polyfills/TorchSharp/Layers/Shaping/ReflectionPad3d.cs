using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The input mirrored at its edges.</summary>
        public sealed class ReflectionPad3d : nn.Module<Tensor, Tensor>
        {
            private readonly long[] padding;

            internal ReflectionPad3d(long[] padding) : base(nameof(ReflectionPad3d))
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
            public static ReflectionPad3d ReflectionPad3d((long, long, long, long, long, long) padding) =>
                new([padding.Item1, padding.Item2, padding.Item3, padding.Item4, padding.Item5, padding.Item6]);

            public static ReflectionPad3d ReflectionPad3d(long padding) => new([padding, padding, padding, padding, padding, padding]);
        }
    }
}
