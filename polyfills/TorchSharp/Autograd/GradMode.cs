using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static bool is_grad_enabled() => Native.shim_grad_enabled() != 0;

    public static bool is_inference_mode_enabled() => Native.shim_inference_enabled() != 0;

    /// <summary>No gradients are recorded on this thread until the result is disposed of.</summary>
    public static IDisposable no_grad() => new GradSwitch(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradSwitch(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradSwitch(mode);

    /// <summary>Like no_grad, and quicker: what is made in it can never take part in gradients.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceSwitch(mode);

    private sealed class GradSwitch : IDisposable
    {
        private readonly int before = Native.shim_grad_enabled();

        internal GradSwitch(bool enabled) => Native.shim_set_grad_enabled(enabled ? 1 : 0);

        public void Dispose() => Native.shim_set_grad_enabled(before);
    }

    private sealed class InferenceSwitch(bool enabled) : IDisposable
    {
        private nint guard = Native.shim_enter_inference(enabled ? 1 : 0);

        public void Dispose()
        {
            nint old = Interlocked.Exchange(ref guard, 0);
            if (old != 0)
                Native.shim_leave_inference(old);
        }
    }
}
