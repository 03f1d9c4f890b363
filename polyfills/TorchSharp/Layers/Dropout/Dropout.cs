using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Zeroes single elements at random while training.</summary>
        public sealed class Dropout : nn.Module<Tensor, Tensor>
        {
            private readonly double p;
            private readonly bool inplace;

            internal Dropout(double p, bool inplace) : base(nameof(Dropout))
            {
                this.p = p;
                this.inplace = inplace;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, p, training, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);
        }
    }
}
