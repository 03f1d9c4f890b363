namespace TorchSharp;

public static partial class torch
{
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor with a copy of an array of any number of dimensions.</summary>
    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var shape = Enumerable.Range(0, rawArray.Rank).Select(rawArray.GetLongLength).ToArray();
        return rawArray.GetType().GetElementType() switch
        {
            var type when type == typeof(float) => Filled(SpanOf<float>(rawArray), shape, dtype, device, requires_grad, names),
            var type when type == typeof(double) => Filled(SpanOf<double>(rawArray), shape, dtype, device, requires_grad, names),
            var type when type == typeof(long) => Filled(SpanOf<long>(rawArray), shape, dtype, device, requires_grad, names),
            var type when type == typeof(int) => Filled(SpanOf<int>(rawArray), shape, dtype, device, requires_grad, names),
            var type when type == typeof(short) => Filled(SpanOf<short>(rawArray), shape, dtype, device, requires_grad, names),
            var type when type == typeof(byte) => Filled(SpanOf<byte>(rawArray), shape, dtype, device, requires_grad, names),
            var type when type == typeof(sbyte) => Filled(SpanOf<sbyte>(rawArray), shape, dtype, device, requires_grad, names),
            var type when type == typeof(bool) => Filled(SpanOf<bool>(rawArray), shape, dtype, device, requires_grad, names),
            var type => throw new NotSupportedException($"No tensor can be made of an array of {type}."),
        };
    }

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) =>
        data.to(dtype ?? data.dtype, device ?? data.device);
}
