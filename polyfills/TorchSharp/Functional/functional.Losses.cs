using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Targets are class indices, or probabilities of the input's shape; the input holds logits.</summary>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean,
                double label_smoothing = 0) =>
                aten.cross_entropy_loss.Call(input, target, weight, reduction, ignore_index, label_smoothing);

            /// <summary>The input holds logarithms of probabilities.</summary>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                aten.nll_loss_nd.Call(input, target, weight, reduction);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                aten.mse_loss.Call(input, target, reduction);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                aten.l1_loss.Call(input, target, reduction);

            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) =>
                aten.smooth_l1_loss.Call(input, target, reduction, beta);

            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) =>
                aten.huber_loss.Call(input, target, reduction, delta);

            public static Tensor binary_cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                aten.binary_cross_entropy.Call(input, target, weight, reduction);

            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                aten.binary_cross_entropy_with_logits.Call(input, target, weight, pos_weights, reduction);

            /// <summary>The input holds logarithms of probabilities.</summary>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                aten.kl_div.Call(input, target, reduction, log_target);

            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                aten.soft_margin_loss.Call(input, target, reduction);
        }
    }
}
