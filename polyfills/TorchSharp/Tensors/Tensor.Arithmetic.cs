using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Scalar scalar) => aten.add_Scalar.Call(this, scalar);

        public Tensor add(Scalar scalar, Scalar alpha) => aten.add_Scalar.Call(this, scalar, alpha);

        public Tensor add(Tensor target) => aten.add_Tensor.Call(this, target);

        public Tensor add(Tensor target, Scalar alpha) => aten.add_Tensor.Call(this, target, alpha);

        public Tensor add_(Scalar scalar) => aten.add__Scalar.InPlace(this, scalar);

        public Tensor add_(Scalar scalar, Scalar alpha) => aten.add__Scalar.InPlace(this, scalar, alpha);

        public Tensor add_(Tensor target) => aten.add__Tensor.InPlace(this, target);

        public Tensor add_(Tensor target, Scalar alpha) => aten.add__Tensor.InPlace(this, target, alpha);

        public Tensor sub(Scalar target) => aten.sub_Scalar.Call(this, target);

        public Tensor sub(Tensor target) => aten.sub_Tensor.Call(this, target);

        public Tensor sub_(Scalar target) => aten.sub__Scalar.InPlace(this, target);

        public Tensor sub_(Tensor target) => aten.sub__Tensor.InPlace(this, target);

        public Tensor subtract(Scalar target) => aten.subtract_Scalar.Call(this, target);

        public Tensor subtract(Tensor target) => aten.subtract_Tensor.Call(this, target);

        public Tensor subtract_(Scalar target) => aten.subtract__Scalar.InPlace(this, target);

        public Tensor subtract_(Tensor target) => aten.subtract__Tensor.InPlace(this, target);

        public Tensor mul(Scalar target) => aten.mul_Scalar.Call(this, target);

        public Tensor mul(Tensor target) => aten.mul_Tensor.Call(this, target);

        public Tensor mul_(Scalar target) => aten.mul__Scalar.InPlace(this, target);

        public Tensor mul_(Tensor target) => aten.mul__Tensor.InPlace(this, target);

        public Tensor multiply(Scalar target) => aten.multiply_Scalar.Call(this, target);

        public Tensor multiply(Tensor target) => aten.multiply_Tensor.Call(this, target);

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            aten.div_Scalar_mode.Call(this, target, rounding_mode);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            aten.div_Tensor_mode.Call(this, target, rounding_mode);

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            aten.div__Scalar_mode.InPlace(this, target, rounding_mode);

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            aten.div__Tensor_mode.InPlace(this, target, rounding_mode);

        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            aten.divide_Scalar_mode.Call(this, target, rounding_mode);

        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            aten.divide_Tensor_mode.Call(this, target, rounding_mode);

        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            aten.divide__Scalar_mode.InPlace(this, target, rounding_mode);

        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            aten.divide__Tensor_mode.InPlace(this, target, rounding_mode);

        public Tensor true_divide(Scalar other) => aten.true_divide_Scalar.Call(this, other);

        public Tensor true_divide(Tensor other) => aten.true_divide_Tensor.Call(this, other);

        public Tensor true_divide_(Scalar other) => aten.true_divide__Scalar.InPlace(this, other);

        public Tensor true_divide_(Tensor other) => aten.true_divide__Tensor.InPlace(this, other);

        public Tensor floor_divide(Scalar other) => aten.floor_divide_Scalar.Call(this, other);

        public Tensor floor_divide(Tensor other) => aten.floor_divide.Call(this, other);

        public Tensor floor_divide_(Scalar other) => aten.floor_divide__Scalar.InPlace(this, other);

        public Tensor floor_divide_(Tensor other) => aten.floor_divide__Tensor.InPlace(this, other);

        public Tensor fmod(Scalar scalar) => aten.fmod_Scalar.Call(this, scalar);

        public Tensor fmod(Tensor target) => aten.fmod_Tensor.Call(this, target);

        public Tensor fmod_(Scalar scalar) => aten.fmod__Scalar.InPlace(this, scalar);

        public Tensor fmod_(Tensor target) => aten.fmod__Tensor.InPlace(this, target);

        public Tensor remainder(Scalar scalar) => aten.remainder_Scalar.Call(this, scalar);

        public Tensor remainder(Tensor target) => aten.remainder_Tensor.Call(this, target);

        public Tensor remainder_(Scalar scalar) => aten.remainder__Scalar.InPlace(this, scalar);

        public Tensor remainder_(Tensor target) => aten.remainder__Tensor.InPlace(this, target);

        public Tensor neg() => aten.neg.Call(this);

        public Tensor neg_() => aten.neg_.InPlace(this);

        public Tensor pow(Scalar exponent) => aten.pow_Tensor_Scalar.Call(this, exponent);

        public Tensor pow(Tensor exponent) => aten.pow_Tensor_Tensor.Call(this, exponent);

        public Tensor pow_(Scalar exponent) => aten.pow__Scalar.InPlace(this, exponent);

        public Tensor pow_(Tensor exponent) => aten.pow__Tensor.InPlace(this, exponent);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => aten.addcmul.Call(this, tensor1, tensor2, value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => aten.addcmul_.InPlace(this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => aten.addcdiv.Call(this, tensor1, tensor2);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => aten.addcdiv.Call(this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => aten.addcdiv_.InPlace(this, tensor1, tensor2);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => aten.addcdiv_.InPlace(this, tensor1, tensor2, value);

        public Tensor lerp(Tensor end, Tensor weight) => aten.lerp_Tensor.Call(this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => aten.lerp__Tensor.InPlace(this, end, weight);

        public Tensor xlogy(Scalar y) => aten.xlogy_Scalar_Other.Call(this, y);

        public Tensor xlogy(Tensor y) => aten.xlogy_Tensor.Call(this, y);

        public Tensor xlogy_(Scalar y) => aten.xlogy__Scalar_Other.InPlace(this, y);

        public Tensor xlogy_(Tensor y) => aten.xlogy__Tensor.InPlace(this, y);

        public Tensor negative() => aten.negative.Call(this);

        public Tensor positive() => aten.positive.Call(this);

        public Tensor float_power(Tensor target) => aten.float_power_Tensor_Tensor.Call(this, target);
    }
}
