using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Which type of .NET is which element type.</summary>
internal static class ElementTypes
{
    internal static ScalarType? Of<T>() => Of(typeof(T));

    internal static ScalarType? Of(Type type) =>
        type == typeof(float) ? ScalarType.Float32
        : type == typeof(double) ? ScalarType.Float64
        : type == typeof(long) ? ScalarType.Int64
        : type == typeof(int) ? ScalarType.Int32
        : type == typeof(short) ? ScalarType.Int16
        : type == typeof(byte) ? ScalarType.Byte
        : type == typeof(sbyte) ? ScalarType.Int8
        : type == typeof(bool) ? ScalarType.Bool
        : type == typeof(Half) ? ScalarType.Float16
        : type == typeof((float, float)) ? ScalarType.ComplexFloat32
        : type == typeof(Complex) ? ScalarType.ComplexFloat64
        : null;

    /// <summary>Types that may be read as each other, because a bool is a byte of 0 or 1.</summary>
    internal static bool SameLayout(ScalarType one, ScalarType other) => IsByte(one) && IsByte(other);

    private static bool IsByte(ScalarType type) => type is ScalarType.Byte or ScalarType.Bool;
}
