using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>The gradients of many tensors at once.</summary>
internal static class Gradients
{
    internal static unsafe void Clear(IEnumerable<torch.Tensor> tensors, bool toNone)
    {
        var all = tensors as torch.Tensor[] ?? tensors.ToArray();
        var handles = Array.ConvertAll(all, tensor => (nint)tensor.Handle);
        fixed (nint* handle = handles)
            Native.Check(Native.shim_clear_grads(handle, handles.Length, toNone ? 1 : 0));
        GC.KeepAlive(all);
    }
}
