using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Zeroes whole channels at random while training.</summary>
        public sealed class Dropout1d : nn.Module<Tensor, Tensor>
        {
            private readonly double p;
            private readonly bool inplace;

            internal Dropout1d(double p, bool inplace) : base(nameof(Dropout1d))
            {
                this.p = p;
                this.inplace = inplace;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.dropout1d(tensor, p, training, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Dropout1d Dropout1d(double p = 0.5, bool inplace = false) => new(p, inplace);
        }
    }
}
