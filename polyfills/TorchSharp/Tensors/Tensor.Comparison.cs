using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Scalar target) => aten.eq_Scalar.Call(this, target);

        public Tensor eq(Tensor target) => aten.eq_Tensor.Call(this, target);

        public Tensor eq_(Scalar target) => aten.eq__Scalar.InPlace(this, target);

        public Tensor eq_(Tensor target) => aten.eq__Tensor.InPlace(this, target);

        public Tensor ne(Scalar target) => aten.ne_Scalar.Call(this, target);

        public Tensor ne(Tensor target) => aten.ne_Tensor.Call(this, target);

        public Tensor ne_(Scalar target) => aten.ne__Scalar.InPlace(this, target);

        public Tensor ne_(Tensor target) => aten.ne__Tensor.InPlace(this, target);

        public Tensor lt(Scalar target) => aten.lt_Scalar.Call(this, target);

        public Tensor lt(Tensor target) => aten.lt_Tensor.Call(this, target);

        public Tensor lt_(Scalar target) => aten.lt__Scalar.InPlace(this, target);

        public Tensor lt_(Tensor target) => aten.lt__Tensor.InPlace(this, target);

        public Tensor le(Scalar target) => aten.le_Scalar.Call(this, target);

        public Tensor le(Tensor target) => aten.le_Tensor.Call(this, target);

        public Tensor le_(Scalar target) => aten.le__Scalar.InPlace(this, target);

        public Tensor le_(Tensor target) => aten.le__Tensor.InPlace(this, target);

        public Tensor gt(Scalar target) => aten.gt_Scalar.Call(this, target);

        public Tensor gt(Tensor target) => aten.gt_Tensor.Call(this, target);

        public Tensor gt_(Scalar target) => aten.gt__Scalar.InPlace(this, target);

        public Tensor gt_(Tensor target) => aten.gt__Tensor.InPlace(this, target);

        public Tensor ge(Scalar target) => aten.ge_Scalar.Call(this, target);

        public Tensor ge(Tensor target) => aten.ge_Tensor.Call(this, target);

        public Tensor ge_(Scalar target) => aten.ge__Scalar.InPlace(this, target);

        public Tensor ge_(Tensor target) => aten.ge__Tensor.InPlace(this, target);

        public Tensor logical_and(Tensor other) => aten.logical_and.Call(this, other);

        public Tensor logical_and_(Tensor other) => aten.logical_and_.InPlace(this, other);

        public Tensor logical_or(Tensor other) => aten.logical_or.Call(this, other);

        public Tensor logical_or_(Tensor other) => aten.logical_or_.InPlace(this, other);

        public Tensor logical_xor(Tensor other) => aten.logical_xor.Call(this, other);

        public Tensor logical_xor_(Tensor other) => aten.logical_xor_.InPlace(this, other);

        public Tensor logical_not() => aten.logical_not.Call(this);

        public Tensor logical_not_() => aten.logical_not_.InPlace(this);

        public Tensor bitwise_and(Tensor other) => aten.bitwise_and_Tensor.Call(this, other);

        public Tensor bitwise_and_(Tensor other) => aten.bitwise_and__Tensor.InPlace(this, other);

        public Tensor bitwise_or(Tensor other) => aten.bitwise_or_Tensor.Call(this, other);

        public Tensor bitwise_or_(Tensor other) => aten.bitwise_or__Tensor.InPlace(this, other);

        public Tensor bitwise_xor(Tensor other) => aten.bitwise_xor_Tensor.Call(this, other);

        public Tensor bitwise_xor_(Tensor other) => aten.bitwise_xor__Tensor.InPlace(this, other);

        public Tensor bitwise_not() => aten.bitwise_not.Call(this);

        public Tensor bitwise_not_() => aten.bitwise_not_.InPlace(this);

        public Tensor not_equal(Tensor target) => ne(target);

        public Tensor not_equal_(Tensor target) => ne_(target);

        public Tensor less_equal(Tensor target) => aten.less_equal_Tensor.Call(this, target);

        public Tensor less_equal_(Tensor target) => aten.less_equal__Tensor.InPlace(this, target);

        public Tensor greater(Tensor target) => aten.greater_Tensor.Call(this, target);

        public Tensor greater_equal(Tensor target) => aten.greater_equal_Tensor.Call(this, target);

        public Tensor less(Tensor target) => aten.less_Tensor.Call(this, target);

        public Tensor isnan() => aten.isnan.Call(this);

        public Tensor isinf() => aten.isinf.Call(this);

        public Tensor isfinite() => aten.isfinite.Call(this);

        public Tensor isposinf() => aten.isposinf.Call(this);

        public Tensor isneginf() => aten.isneginf.Call(this);

        public Tensor isreal() => aten.isreal.Call(this);

        public Tensor isclose(Tensor other, double rtol = 1e-5, double atol = 1e-8, bool nanEqual = false) =>
            aten.isclose.Call(this, other, rtol, atol, nanEqual);

        public bool allclose(Tensor target, double rtol = 1e-5, double atol = 1e-8, bool equal_nan = false) =>
            aten.allclose.CallBool(this, target, rtol, atol, equal_nan);

        public Tensor equal(Tensor target) => eq(target);

        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            aten.isin_Tensor_Tensor.Call(this, test_elements, assumeUnique, invert);

        public Tensor signbit() => aten.signbit.Call(this);

        public Tensor where(Tensor condition, Tensor y) => aten.where_self.Call(condition, this, y);
    }
}
