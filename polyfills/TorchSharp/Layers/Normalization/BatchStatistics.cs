using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Weights and running statistics of a batch normalisation, one number for each channel.</summary>
internal sealed class BatchStatistics
{
    internal BatchStatistics(double eps, double momentum) => (Eps, Momentum) = (eps, momentum);

    internal double Eps { get; }

    internal double Momentum { get; }

    internal static Parameter Filled(long features, double value, Device device, ScalarType? dtype) =>
        new(full([features], value, dtype ?? get_default_dtype(), device));

    internal static Tensor Buffer(long features, double value, Device device, ScalarType? dtype) =>
        full([features], value, dtype ?? get_default_dtype(), device);

    internal Tensor Normalize(
        Tensor input, Tensor mean, Tensor variance, Tensor batches, Parameter weight, Parameter bias, bool training)
    {
        bool tracks = mean is not null && variance is not null;
        if (training && batches is not null)
        {
            using var unrecorded = no_grad();
            batches.add_(1);
        }
        return nn.functional.batch_norm(
            input, mean, variance, weight, bias, training || !tracks, Momentum, Eps);
    }
}
