using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Normalises each sample over its last dimensions.</summary>
        public sealed class LayerNorm : nn.Module<Tensor, Tensor>
        {
            private readonly long[] shape;
            private readonly double eps;
            [ComponentName(Name = nameof(weight))] private Parameter _weight;
            [ComponentName(Name = nameof(bias))] private Parameter _bias;

            internal LayerNorm(long[] shape, double eps, bool affine, bool hasBias, Device device, ScalarType? dtype) : base(nameof(LayerNorm))
            {
                this.shape = shape;
                this.eps = eps;
                if (!affine)
                    return;
                weight = new Parameter(ones(shape, dtype, device));
                if (hasBias)
                    bias = new Parameter(zeros(shape, dtype, device));
            }

            public Parameter weight
            {
                get => _weight;
                set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
            }

            public Parameter? bias
            {
                get => _bias;
                set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
            }

            public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, shape, _weight, _bias, eps);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static LayerNorm LayerNorm(
                long[] normalized_shape, double eps = 1e-5, bool elementwise_affine = true, bool bias = true, Device? device = null,
                ScalarType? dtype = null) =>
                new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            public static LayerNorm LayerNorm(
                long normalized_shape, double eps = 1e-5, bool elementwise_affine = true, bool bias = true, Device? device = null,
                ScalarType? dtype = null) =>
                new([normalized_shape], eps, elementwise_affine, bias, device, dtype);
        }
    }
}
