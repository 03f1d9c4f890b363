using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor relu() => aten.relu.Call(this);

        public Tensor relu_() => aten.relu_.InPlace(this);

        public Tensor relu6() => aten.relu6.Call(this);

        public Tensor relu6_() => aten.relu6_.InPlace(this);

        public Tensor sigmoid() => aten.sigmoid.Call(this);

        public Tensor sigmoid_() => aten.sigmoid_.InPlace(this);

        public Tensor silu() => aten.silu.Call(this);

        public Tensor silu_() => aten.silu_.InPlace(this);

        public Tensor selu() => aten.selu.Call(this);

        public Tensor selu_() => aten.selu_.InPlace(this);

        public Tensor celu() => aten.celu.Call(this);

        public Tensor celu_() => aten.celu_.InPlace(this);

        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => aten.elu.Call(this, alpha, scale, input_scale);

        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => aten.elu_.InPlace(this, alpha, scale, input_scale);

        public Tensor leaky_relu(Scalar negative_slope) => aten.leaky_relu.Call(this, negative_slope);

        public Tensor leaky_relu_(Scalar negative_slope) => aten.leaky_relu_.InPlace(this, negative_slope);

        public Tensor hardtanh(Scalar min, Scalar max) => aten.hardtanh.Call(this, min, max);

        public Tensor hardtanh_(Scalar min, Scalar max) => aten.hardtanh_.InPlace(this, min, max);

        public Tensor hardsigmoid() => aten.hardsigmoid.Call(this);

        public Tensor hardsigmoid_() => aten.hardsigmoid_.InPlace(this);

        public Tensor hardswish() => aten.hardswish.Call(this);

        public Tensor hardswish_() => aten.hardswish_.InPlace(this);

        public Tensor gelu() => aten.gelu.Call(this);

        public Tensor log_sigmoid() => aten.log_sigmoid.Call(this);

        public Tensor softmax(long dim, ScalarType? dtype = null) => aten.softmax_int.Call(this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => aten.log_softmax_int.Call(this, dim, dtype);

        public Tensor prelu(Tensor target) => aten.prelu.Call(this, target);
    }
}
