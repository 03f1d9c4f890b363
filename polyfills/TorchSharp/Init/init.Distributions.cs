namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator generator = null) =>
                Unrecorded(tensor, target => target.uniform_(low, high, generator));

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator generator = null) =>
                Unrecorded(tensor, target => target.normal_(mean, std, generator));

            public static Tensor constant_(Tensor tensor, Scalar val) => Unrecorded(tensor, target => target.fill_(val));

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.dim() != 2)
                    throw new ArgumentException("Only tensors with 2 dimensions are supported");
                using var identity = eye(tensor.size(0), tensor.size(1), tensor.dtype, tensor.device);
                return Unrecorded(tensor, target => target.copy_(identity));
            }

            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                double bound = Math.Sqrt(3.0) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor xavier_normal_(Tensor tensor, double gain = 1) => normal_(tensor, 0, XavierDeviation(tensor, gain));

            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                double bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>Normal numbers within [a, b], drawn through the inverse of the distribution function, as PyTorch does.</summary>
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator generator = null)
            {
                double low = NormalCdf((a - mean) / std);
                double high = NormalCdf((b - mean) / std);
                return Unrecorded(tensor, target =>
                    target.uniform_(2 * low - 1, 2 * high - 1, generator).erfinv_().mul_(std * Math.Sqrt(2)).add_(mean).clamp_((Scalar)a, (Scalar)b));
            }

            private static double XavierDeviation(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static double NormalCdf(double x)
            {
                using var point = tensor(x / Math.Sqrt(2));
                using var value = point.erf();
                return (1 + value.ToDouble()) / 2;
            }
        }
    }
}
