using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>One argument of an operator, kept alive until the call is over.</summary>
internal readonly struct Arg
{
    internal readonly ValueKind Kind;
    internal readonly long Bits;
    internal readonly object Object;

    private Arg(ValueKind kind, long bits, object held = null)
    {
        Kind = kind;
        Bits = bits;
        Object = held;
    }

    internal static readonly Arg None = default;

    /// <summary>The value that the operator's schema gives when nothing is said.</summary>
    internal static readonly Arg Default = new(ValueKind.Default, 0);

    /// <summary>A list in which null stands for "no tensor".</summary>
    internal static Arg Optional(Tensor[] tensors) => new(ValueKind.OptionalTensorList, 0, tensors);

    internal static Arg List(IEnumerable<Tensor> tensors) => new(ValueKind.TensorList, 0, tensors as Tensor[] ?? tensors.ToArray());

    internal static Arg List(ReadOnlySpan<long> numbers) => new(ValueKind.IntList, 0, numbers.ToArray());

    public static implicit operator Arg(Tensor value) => value is null ? default : new(ValueKind.Tensor, value.Handle, value);
    public static implicit operator Arg(Tensor[] value) => value is null ? default : new(ValueKind.TensorList, 0, value);
    public static implicit operator Arg(Scalar value) => value is null ? default : value.ToArg();
    public static implicit operator Arg(long value) => new(ValueKind.Int, value);
    public static implicit operator Arg(int value) => new(ValueKind.Int, value);
    public static implicit operator Arg(double value) => new(ValueKind.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Arg(float value) => (double)value;
    public static implicit operator Arg(bool value) => new(ValueKind.Bool, value ? 1 : 0);
    public static implicit operator Arg(long? value) => value is long number ? number : default(Arg);
    public static implicit operator Arg(int? value) => value is int number ? number : default(Arg);
    public static implicit operator Arg(double? value) => value is double number ? number : default(Arg);
    public static implicit operator Arg(bool? value) => value is bool yes ? yes : default(Arg);
    public static implicit operator Arg(long[] value) => value is null ? default : new(ValueKind.IntList, 0, value);
    public static implicit operator Arg(double[] value) => value is null ? default : new(ValueKind.DoubleList, 0, value);
    public static implicit operator Arg((long, long) value) => new[] { value.Item1, value.Item2 };
    public static implicit operator Arg(string value) => value is null ? default : new(ValueKind.String, 0, value);
    public static implicit operator Arg(ScalarType value) => new(ValueKind.Int, (long)value);
    public static implicit operator Arg(ScalarType? value) => value is ScalarType type ? type : default(Arg);
    public static implicit operator Arg(Device value) => value is null ? default : new(ValueKind.Device, value.Code);
    public static implicit operator Arg(Generator value) => value is null ? default : new(ValueKind.Generator, value.Handle, value);
    public static implicit operator Arg(System.Numerics.Complex value) => new(ValueKind.Complex, 0, new[] { value.Real, value.Imaginary });
    public static implicit operator Arg(nn.Reduction value) => (long)value;
    public static implicit operator Arg(RoundingMode value) => value == RoundingMode.None ? default : (Arg)value.ToString();
}
