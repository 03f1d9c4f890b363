using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What crosses the border of the shim; the numbers are those of shim.h.</summary>
internal enum ValueKind
{
    None = 0,
    Tensor = 1,
    Int = 2,
    Double = 3,
    Bool = 4,
    IntList = 5,
    DoubleList = 6,
    BoolList = 7,
    TensorList = 8,
    OptionalTensorList = 9,
    String = 10,
    Device = 11,
    Generator = 12,
    Complex = 13,
    Default = 14,
}

[StructLayout(LayoutKind.Sequential)]
internal struct NativeValue
{
    internal ValueKind Kind;
    internal int Length;
    internal long Bits;
}
