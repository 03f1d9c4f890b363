using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor mm(Tensor target) => aten.mm.Call(this, target);

        public Tensor matmul(Tensor target) => aten.matmul.Call(this, target);

        public Tensor bmm(Tensor batch2) => aten.bmm.Call(this, batch2);

        public Tensor mv(Tensor target) => aten.mv.Call(this, target);

        public Tensor dot(Tensor target) => aten.dot.Call(this, target);

        public Tensor vdot(Tensor target) => aten.vdot.Call(this, target);

        public Tensor inner(Tensor vec2) => aten.inner.Call(this, vec2);

        public Tensor outer(Tensor vec2) => aten.outer.Call(this, vec2);

        public Tensor ger(Tensor vec2) => aten.ger.Call(this, vec2);

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => aten.addmm.Call(this, mat1, mat2, beta, alpha);

        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            aten.addmm_.InPlace(this, mat1, mat2, beta, alpha);

        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => aten.addmv.Call(this, mat, vec, beta, alpha);

        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => aten.addmv_.InPlace(this, mat, vec, beta, alpha);

        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => aten.addr.Call(this, vec1, vec2, beta, alpha);

        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => aten.addr_.InPlace(this, vec1, vec2, beta, alpha);

        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            aten.addbmm.Call(this, batch1, batch2, beta, alpha);

        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            aten.addbmm_.InPlace(this, batch1, batch2, beta, alpha);

        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            aten.baddbmm.Call(this, batch1, batch2, beta, alpha);

        public Tensor kron(Tensor other) => aten.kron.Call(this, other);

        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => aten.tensordot.Call(this, b, dims1, dims2);

        public Tensor det() => aten.det.Call(this);

        public Tensor logdet() => aten.logdet.Call(this);

        public Tensor inverse() => aten.inverse.Call(this);

        public Tensor matrix_exp() => aten.matrix_exp.Call(this);

        public Tensor matrix_power(int n) => aten.matrix_power.Call(this, n);

        public Tensor renorm(float p, long dim, float maxnorm) => aten.renorm.Call(this, p, dim, maxnorm);
    }
}
