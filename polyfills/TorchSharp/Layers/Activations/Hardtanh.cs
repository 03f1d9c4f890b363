using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The identity, cut off at both ends.</summary>
        public sealed class Hardtanh : nn.Module<Tensor, Tensor>
        {
            private readonly double min_val;
            private readonly double max_val;
            private readonly bool inplace;

            internal Hardtanh(double min_val, double max_val, bool inplace) : base(nameof(Hardtanh))
            {
                this.min_val = min_val;
                this.max_val = max_val;
                this.inplace = inplace;
            }

            public override string GetName() => nameof(Hardtanh);

            public override Tensor forward(Tensor tensor) => nn.functional.Hardtanh(tensor, min_val, max_val, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Hardtanh Hardtanh(double min_val = -1, double max_val = 1, bool inplace = false) =>
                new(min_val, max_val, inplace);
        }
    }
}
