using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales all gradients down together so that their joint norm is at most max_norm; gives the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var unrecorded = no_grad();
                using var scope = NewDisposeScope();
                var grads = tensors.Select(tensor => tensor.grad).Where(grad => grad is not null).ToArray();
                if (grads.Length == 0)
                    return 0;
                double total = double.IsPositiveInfinity(norm_type)
                    ? grads.Max(grad => grad.abs().max().ToDouble())
                    : stack(grads.Select(grad => grad.norm((float)norm_type))).norm((float)norm_type).ToDouble();
                double scale = Math.Min(max_norm / (total + 1e-6), 1);
                foreach (var grad in grads)
                    grad.mul_(scale);
                return total;
            }

            /// <summary>Cuts every element of the gradients off at ±clip_value.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var unrecorded = no_grad();
                using var scope = NewDisposeScope();
                foreach (var tensor in tensors)
                    tensor.grad?.clamp_((Scalar)(-clip_value), (Scalar)clip_value);
            }

            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return scope.MoveToOuter(cat(tensors.Select(tensor => tensor.view(-1)).ToArray()));
            }

            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var unrecorded = no_grad();
                using var scope = NewDisposeScope();
                long place = 0;
                foreach (var tensor in tensors)
                {
                    tensor.copy_(vec.narrow(0, place, tensor.numel()).view_as(tensor));
                    place += tensor.numel();
                }
            }
        }
    }
}
