using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Normalises each sample over groups of its channels.</summary>
        public sealed class GroupNorm : nn.Module<Tensor, Tensor>
        {
            private readonly long groups;
            private readonly double eps;
            [ComponentName(Name = nameof(weight))] private Parameter _weight;
            [ComponentName(Name = nameof(bias))] private Parameter _bias;

            internal GroupNorm(long groups, long channels, double eps, bool affine, Device device, ScalarType? dtype) : base(nameof(GroupNorm))
            {
                this.groups = groups;
                this.eps = eps;
                if (!affine)
                    return;
                weight = new Parameter(ones(new[] { channels }, dtype, device));
                bias = new Parameter(zeros(new[] { channels }, dtype, device));
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

            public override Tensor forward(Tensor tensor)
            {
                if (tensor.dim() < 3)
                    throw new ArgumentException($"Invalid number of dimensions for GroupNorm argument: {tensor.dim()}");
                return nn.functional.group_norm(tensor, groups, _weight, _bias, eps);
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static GroupNorm GroupNorm(
                long num_groups, long num_channels, double eps = 1e-5, bool affine = true, Device? device = null,
                ScalarType? dtype = null) =>
                new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}
