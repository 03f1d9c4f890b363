using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor batch_norm(
                Tensor input, Tensor running_mean, Tensor running_var, Tensor weight = null, Tensor bias = null, bool training = false,
                double momentum = 0.1, double eps = 1e-5)
            {
                var size = input.shape;
                if (training && size.Length > 0 && size[0] * size.Skip(2).TotalSize() == 1)
                    throw new ExternalException($"Expected more than 1 value per channel when training, got input size [{string.Join(", ", size)}]");
                return aten.batch_norm.Call(input, weight, bias, running_mean, running_var, training, momentum, eps, true);
            }

            public static Tensor layer_norm(
                Tensor input, long[] normalized_shape, Tensor weight = null, Tensor bias = null, double eps = 1e-5) =>
                aten.layer_norm.Call(input, normalized_shape, weight, bias, eps);

            public static Tensor group_norm(Tensor input, long num_groups, Tensor weight = null, Tensor bias = null, double eps = 1e-5) =>
                aten.group_norm.Call(input, num_groups, weight, bias, eps);
        }
    }
}
