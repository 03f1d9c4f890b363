using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Normalises each channel by the batch's mean and variance, or by the running ones when not training.</summary>
        public sealed class BatchNorm1d : nn.Module<Tensor, Tensor>
        {
            private readonly BatchStatistics statistics;
            [ComponentName(Name = nameof(weight))] private Parameter _weight;
            [ComponentName(Name = nameof(bias))] private Parameter _bias;
            [ComponentName(Name = nameof(running_mean))] private Tensor _running_mean;
            [ComponentName(Name = nameof(running_var))] private Tensor _running_var;
            [ComponentName(Name = nameof(num_batches_tracked))] private Tensor _num_batches_tracked;

            internal BatchNorm1d(long features, double eps, double momentum, bool affine, bool tracks, Device device, ScalarType? dtype)
                : base(nameof(BatchNorm1d))
            {
                statistics = new BatchStatistics(eps, momentum);
                if (affine)
                {
                    weight = BatchStatistics.Filled(features, 1, device, dtype);
                    bias = BatchStatistics.Filled(features, 0, device, dtype);
                }
                if (tracks)
                {
                    running_mean = BatchStatistics.Buffer(features, 0, device, dtype);
                    running_var = BatchStatistics.Buffer(features, 1, device, dtype);
                    ConditionallyRegisterBuffer(
                        nameof(num_batches_tracked), _num_batches_tracked = zeros(Array.Empty<long>(), ScalarType.Int64, device));
                }
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

            public Tensor? running_mean
            {
                get => _running_mean;
                set => ConditionallyRegisterBuffer(nameof(running_mean), _running_mean = value);
            }

            public Tensor? running_var
            {
                get => _running_var;
                set => ConditionallyRegisterBuffer(nameof(running_var), _running_var = value);
            }

            public Tensor? num_batches_tracked => _num_batches_tracked;

            public void reset_running_stats()
            {
                _running_mean?.zero_();
                _running_var?.fill_(1);
                _num_batches_tracked?.zero_();
            }

            public override Tensor forward(Tensor tensor)
            {
                if (!(tensor.dim() is 2 or 3))
                    throw new ArgumentException($"Invalid number of dimensions for BatchNorm argument: expected 2D or 3D input, got {tensor.dim()}D.");
                return statistics.Normalize(tensor, _running_mean, _running_var, _num_batches_tracked, _weight, _bias, training);
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static BatchNorm1d BatchNorm1d(
                long features, double eps = 1e-5, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null,
                ScalarType? dtype = null) =>
                new(features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }
}
