using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The version of libtorch that is in use.</summary>
    public static string __version__ => System.Runtime.InteropServices.Marshal.PtrToStringUTF8(Native.shim_torch_version());

    public static int get_num_threads() => Native.shim_threads();

    public static void set_num_threads(int num) => Native.Check(Native.shim_set_threads(num));

    public static int get_num_interop_threads() => Native.shim_interop_threads();

    public static void set_num_interop_threads(int num) => Native.Check(Native.shim_set_interop_threads(num));
}
