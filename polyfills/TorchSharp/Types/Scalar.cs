using System.Numerics;
using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>A number of any type, as operators take it beside a tensor.</summary>
public sealed class Scalar : IDisposable
{
    private readonly long integer;
    private readonly double real;
    private readonly Complex complex;

    private Scalar(torch.ScalarType type, long integer = 0, double real = 0, Complex complex = default)
    {
        Type = type;
        this.integer = integer;
        this.real = real;
        this.complex = complex;
    }

    public torch.ScalarType Type { get; }

    /// <summary>A scalar holds nothing outside of managed memory.</summary>
    public void Dispose()
    {
    }

    internal static Scalar Of(torch.ScalarType type, double value) => new(type, real: value);

    internal bool IsReal => torch.is_floating_point(Type);

    internal bool IsComplex => torch.is_complex(Type);

    internal long Integer => IsComplex ? (long)complex.Real : IsReal ? (long)real : integer;

    internal double Real => IsComplex ? complex.Real : IsReal ? real : integer;

    internal Complex Complex => IsComplex ? complex : new Complex(Real, 0);

    internal Arg ToArg() =>
        Type == torch.ScalarType.Bool ? (Arg)(integer != 0) : IsComplex ? (Arg)complex : IsReal ? (Arg)real : (Arg)integer;

    public static implicit operator Scalar(byte value) => new(torch.ScalarType.Byte, value);
    public static implicit operator Scalar(sbyte value) => new(torch.ScalarType.Int8, value);
    public static implicit operator Scalar(short value) => new(torch.ScalarType.Int16, value);
    public static implicit operator Scalar(int value) => new(torch.ScalarType.Int32, value);
    public static implicit operator Scalar(long value) => new(torch.ScalarType.Int64, value);
    public static implicit operator Scalar(Half value) => new(torch.ScalarType.Float16, real: (double)value);
    public static implicit operator Scalar(float value) => new(torch.ScalarType.Float32, real: value);
    public static implicit operator Scalar(double value) => new(torch.ScalarType.Float64, real: value);
    public static implicit operator Scalar(bool value) => new(torch.ScalarType.Bool, value ? 1 : 0);
    public static implicit operator Scalar((float, float) value) =>
        new(torch.ScalarType.ComplexFloat32, complex: new Complex(value.Item1, value.Item2));
    public static implicit operator Scalar(Complex value) => new(torch.ScalarType.ComplexFloat64, complex: value);
}
