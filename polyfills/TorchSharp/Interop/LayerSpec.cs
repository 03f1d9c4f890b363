using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The kinds of layers that the shim runs in a row; the numbers are those of inference.cpp.</summary>
internal enum LayerKind
{
    Convolve = 0,
    MaxPool = 1,
    Rectify = 2,
    Flatten = 3,
    Linear = 4,
}

/// <summary>A layer as the shim wants it told.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LayerSpec
{
    internal LayerKind Kind;
    internal int Unused;
    internal nint Weight;
    internal nint Bias;
    internal (long, long) Kernel;
    internal (long, long) Stride;
    internal (long, long) Padding;
}

/// <summary>A layer that the shim can run as one of a row.</summary>
internal interface IPlannedLayer
{
    /// <summary>Tells what it is now; false where its options are of a kind that the shim does not know.</summary>
    bool TryDescribe(ref LayerSpec spec);
}
