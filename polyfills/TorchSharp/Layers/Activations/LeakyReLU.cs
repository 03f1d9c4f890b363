using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The rectifier with a small slope below zero.</summary>
        public sealed class LeakyReLU : nn.Module<Tensor, Tensor>
        {
            private readonly double negative_slope;
            private readonly bool inplace;

            internal LeakyReLU(double negative_slope, bool inplace) : base(nameof(LeakyReLU))
            {
                this.negative_slope = negative_slope;
                this.inplace = inplace;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.leaky_relu(tensor, negative_slope, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);
        }
    }
}
