using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => aten.abs.Call(this);

        public Tensor abs_() => aten.abs_.InPlace(this);

        public Tensor absolute() => aten.absolute.Call(this);

        public Tensor absolute_() => aten.absolute_.InPlace(this);

        public Tensor exp() => aten.exp.Call(this);

        public Tensor exp_() => aten.exp_.InPlace(this);

        public Tensor expm1() => aten.expm1.Call(this);

        public Tensor expm1_() => aten.expm1_.InPlace(this);

        public Tensor log() => aten.log.Call(this);

        public Tensor log_() => aten.log_.InPlace(this);

        public Tensor log2() => aten.log2.Call(this);

        public Tensor log2_() => aten.log2_.InPlace(this);

        public Tensor log10() => aten.log10.Call(this);

        public Tensor log10_() => aten.log10_.InPlace(this);

        public Tensor log1p() => aten.log1p.Call(this);

        public Tensor log1p_() => aten.log1p_.InPlace(this);

        public Tensor sqrt() => aten.sqrt.Call(this);

        public Tensor sqrt_() => aten.sqrt_.InPlace(this);

        public Tensor rsqrt() => aten.rsqrt.Call(this);

        public Tensor rsqrt_() => aten.rsqrt_.InPlace(this);

        public Tensor square() => aten.square.Call(this);

        public Tensor reciprocal() => aten.reciprocal.Call(this);

        public Tensor reciprocal_() => aten.reciprocal_.InPlace(this);

        public Tensor sign() => aten.sign.Call(this);

        public Tensor sign_() => aten.sign_.InPlace(this);

        public Tensor sgn() => aten.sgn.Call(this);

        public Tensor sgn_() => aten.sgn_.InPlace(this);

        public Tensor floor() => aten.floor.Call(this);

        public Tensor floor_() => aten.floor_.InPlace(this);

        public Tensor ceil() => aten.ceil.Call(this);

        public Tensor ceil_() => aten.ceil_.InPlace(this);

        public Tensor round(long decimals = 0) => aten.round_decimals.Call(this, decimals);

        public Tensor round_(long decimals = 0) => aten.round__decimals.InPlace(this, decimals);

        public Tensor trunc() => aten.trunc.Call(this);

        public Tensor trunc_() => aten.trunc_.InPlace(this);

        public Tensor fix() => aten.fix.Call(this);

        public Tensor fix_() => aten.fix_.InPlace(this);

        public Tensor frac() => aten.frac.Call(this);

        public Tensor frac_() => aten.frac_.InPlace(this);

        public Tensor sin() => aten.sin.Call(this);

        public Tensor sin_() => aten.sin_.InPlace(this);

        public Tensor cos() => aten.cos.Call(this);

        public Tensor cos_() => aten.cos_.InPlace(this);

        public Tensor tan() => aten.tan.Call(this);

        public Tensor tan_() => aten.tan_.InPlace(this);

        public Tensor asin() => aten.asin.Call(this);

        public Tensor asin_() => aten.asin_.InPlace(this);

        public Tensor acos() => aten.acos.Call(this);

        public Tensor acos_() => aten.acos_.InPlace(this);

        public Tensor atan() => aten.atan.Call(this);

        public Tensor atan_() => aten.atan_.InPlace(this);

        public Tensor sinh() => aten.sinh.Call(this);

        public Tensor sinh_() => aten.sinh_.InPlace(this);

        public Tensor cosh() => aten.cosh.Call(this);

        public Tensor cosh_() => aten.cosh_.InPlace(this);

        public Tensor tanh() => aten.tanh.Call(this);

        public Tensor tanh_() => aten.tanh_.InPlace(this);

        public Tensor asinh() => aten.asinh.Call(this);

        public Tensor asinh_() => aten.asinh_.InPlace(this);

        public Tensor acosh() => aten.acosh.Call(this);

        public Tensor acosh_() => aten.acosh_.InPlace(this);

        public Tensor atanh() => aten.atanh.Call(this);

        public Tensor atanh_() => aten.atanh_.InPlace(this);

        public Tensor erf() => aten.erf.Call(this);

        public Tensor erf_() => aten.erf_.InPlace(this);

        public Tensor erfc() => aten.erfc.Call(this);

        public Tensor erfc_() => aten.erfc_.InPlace(this);

        public Tensor erfinv() => aten.erfinv.Call(this);

        public Tensor erfinv_() => aten.erfinv_.InPlace(this);

        public Tensor digamma() => aten.digamma.Call(this);

        public Tensor digamma_() => aten.digamma_.InPlace(this);

        public Tensor lgamma() => aten.lgamma.Call(this);

        public Tensor lgamma_() => aten.lgamma_.InPlace(this);

        public Tensor deg2rad() => aten.deg2rad.Call(this);

        public Tensor rad2deg() => aten.rad2deg.Call(this);

        public Tensor atan2(Tensor other) => aten.atan2.Call(this, other);

        public Tensor atan2_(Tensor other) => aten.atan2_.InPlace(this, other);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => aten.clamp.Call(this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => aten.clamp_Tensor.Call(this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => aten.clamp_.InPlace(this, min, max);

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => aten.clamp__Tensor.InPlace(this, min, max);

        public Tensor clamp_min(Scalar min) => aten.clamp_min.Call(this, min);

        public Tensor clamp_min_(Scalar min) => aten.clamp_min_.InPlace(this, min);

        public Tensor clamp_max(Scalar max) => aten.clamp_max.Call(this, max);

        public Tensor clamp_max_(Scalar max) => aten.clamp_max_.InPlace(this, max);

        public Tensor clip(Scalar? min = null, Scalar? max = null) => aten.clamp.Call(this, min, max);

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            aten.nan_to_num.Call(this, nan, posinf, neginf);

        public Tensor logit(double? eps = null) => aten.logit.Call(this, eps);

        public Tensor exp2() => aten.exp2.Call(this);

        public Tensor logaddexp(Tensor other) => aten.logaddexp.Call(this, other);

        public Tensor logaddexp2(Tensor other) => aten.logaddexp2.Call(this, other);

        public Tensor hypot(Tensor other) => aten.hypot.Call(this, other);

        public Tensor copysign(Tensor other) => aten.copysign_Tensor.Call(this, other);

        public Tensor fmax(Tensor other) => aten.fmax.Call(this, other);

        public Tensor fmin(Tensor other) => aten.fmin.Call(this, other);

        public Tensor maximum(Tensor other) => aten.maximum.Call(this, other);

        public Tensor minimum(Tensor other) => aten.minimum.Call(this, other);

        public Tensor heaviside(Tensor other) => aten.heaviside.Call(this, other);
    }
}
