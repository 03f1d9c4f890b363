using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Zeroes whole channels at random while training.</summary>
        public sealed class Dropout3d : nn.Module<Tensor, Tensor>
        {
            private readonly double p;
            private readonly bool inplace;

            internal Dropout3d(double p, bool inplace) : base(nameof(Dropout3d))
            {
                this.p = p;
                this.inplace = inplace;
            }

            public override Tensor forward(Tensor input) => nn.functional.dropout3d(input, p, training, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Dropout3d Dropout3d(double p = 0.5, bool inplace = false) => new(p, inplace);
        }
    }
}
