using TorchSharp.Interop;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>y = x · weightᵀ + bias, with a weight of [outputs, inputs].</summary>
        public sealed class Linear : nn.Module<Tensor, Tensor>, IPlannedLayer
        {
            [ComponentName(Name = nameof(weight))] private Parameter _weight;
            [ComponentName(Name = nameof(bias))] private Parameter _bias;

            internal Linear(long inputSize, long outputSize, bool hasBias, Device device, ScalarType? dtype) : base(nameof(Linear))
            {
                weight = nn.init.Weight([outputSize, inputSize], device, dtype);
                if (hasBias)
                    bias = nn.init.Bias(outputSize, weight, device, dtype);
            }

            public Parameter? weight
            {
                get => _weight;
                set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
            }

            public Parameter? bias
            {
                get => _bias;
                set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
            }

            public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, _weight, _bias);

            bool IPlannedLayer.TryDescribe(ref LayerSpec spec)
            {
                (spec.Kind, spec.Weight, spec.Bias) = (LayerKind.Linear, _weight.Handle, _bias?.Handle ?? 0);
                return true;
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Linear Linear(
                long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, outputSize, hasBias, device, dtype);
        }
    }
}
