using static TorchSharp.torch;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    public static bool ToBoolean(this Tensor value) => value.ToScalar().ToBoolean();
    public static byte ToByte(this Tensor value) => value.ToScalar().ToByte();
    public static sbyte ToSByte(this Tensor value) => value.ToScalar().ToSByte();
    public static short ToInt16(this Tensor value) => value.ToScalar().ToInt16();
    public static int ToInt32(this Tensor value) => value.ToScalar().ToInt32();
    public static long ToInt64(this Tensor value) => value.ToScalar().ToInt64();
    public static Half ToHalf(this Tensor value) => value.ToScalar().ToHalf();
    public static float ToSingle(this Tensor value) => value.ToScalar().ToSingle();
    public static double ToDouble(this Tensor value) => value.ToScalar().ToDouble();

    public static Modules.Parameter AsParameter(this Tensor tensor) => new(tensor);

    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (product, extent) => product * extent);

    public static int ElementSize(this ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new NotImplementedException($"Unknown element type {type}."),
    };

    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false) =>
        from_array(rawArray, null, null, requires_grad).reshape_as(dimensions);

    private static Tensor reshape_as(this Tensor flat, long[] dimensions)
    {
        bool wanted = flat.requires_grad;
        var shaped = flat.detach().reshape(dimensions);
        shaped.requires_grad = wanted;
        flat.Dispose();
        return shaped;
    }
}
