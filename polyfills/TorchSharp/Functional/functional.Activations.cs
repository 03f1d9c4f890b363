using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? x.relu6_() : x.relu6();

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? input.leaky_relu_(negative_slope) : input.leaky_relu(negative_slope);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) =>
                inplace ? aten.elu_.InPlace(x, alpha) : aten.elu.Call(x, alpha);

            public static Tensor celu(Tensor x, double alpha, bool inplace = false) =>
                inplace ? aten.celu_.InPlace(x, alpha) : aten.celu.Call(x, alpha);

            public static Tensor selu(Tensor x, bool inplace = false) => inplace ? x.selu_() : x.selu();

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_() : x.silu();

            public static Tensor gelu(Tensor x) => x.gelu();

            public static Tensor glu(Tensor input, long dim = -1) => aten.glu.Call(input, dim);

            public static Tensor Mish(Tensor x) => aten.mish.Call(x);

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor logsigmoid(Tensor x) => x.log_sigmoid();

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_() : x.tanh();

            public static Tensor hardsigmoid(Tensor input, bool inplace = false) => inplace ? input.hardsigmoid_() : input.hardsigmoid();

            public static Tensor hardswish(Tensor input, bool inplace = false) => inplace ? input.hardswish_() : input.hardswish();

            public static Tensor Hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) =>
                inplace ? x.hardtanh_(min_val, max_val) : x.hardtanh(min_val, max_val);

            public static Tensor Hardshrink(Tensor x, double lambda = 0.5) => aten.hardshrink.Call(x, lambda);

            public static Tensor Softshrink(Tensor x, double lambda = 0.5) => aten.softshrink.Call(x, lambda);

            public static Tensor Tanhshrink(Tensor x)
            {
                using var bent = x.tanh();
                return x.sub(bent);
            }

            public static Tensor Softsign(Tensor x)
            {
                using var size = x.abs();
                using var divisor = size.add(1);
                return x.div(divisor);
            }

            public static Tensor Threshold(Tensor x, double threshold, double value, bool inplace = false) =>
                inplace ? aten.threshold_.InPlace(x, threshold, value) : aten.threshold.Call(x, threshold, value);

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => aten.softplus.Call(x, beta, threshold);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            public static Tensor softmin(Tensor x, long dim)
            {
                using var negated = x.neg();
                return negated.softmax(dim);
            }

            public static Tensor prelu(Tensor input, Tensor weight) => input.prelu(weight);
        }
    }
}
