using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => Kept(Native.shim_requires_grad(Handle)) != 0;
            set => Native.Check(Kept(Native.shim_set_requires_grad(Handle, value ? 1 : 0)));
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public bool is_leaf => Kept(Native.shim_is_leaf(Handle)) != 0;

        /// <summary>The gradient, or null where there is none yet; each reading gives a new object over the same memory.</summary>
        public Tensor? grad
        {
            get => OwnOrNull(Kept(Native.shim_grad(Handle)));
            set
            {
                Native.Check(Kept(Native.shim_set_grad(Handle, value?.Handle ?? 0)));
                GC.KeepAlive(value);
            }
        }

        public void retain_grad() => Native.Check(Kept(Native.shim_retain_grad(Handle)));

        public unsafe void backward()
        {
            nint handle = Handle;
            Native.Check(Kept(Native.shim_backward(&handle, 1, null, 0, 0, 0, null, 0)));
        }
    }
}
