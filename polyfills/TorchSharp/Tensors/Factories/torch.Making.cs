using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor from an operator that takes a shape and the usual options.</summary>
    private static Tensor Made(
        Operator op, ReadOnlySpan<long> size, ScalarType? dtype, Device device, bool requires_grad, string[] names) =>
        Finish(op.Call(Arg.List(size), dtype, Arg.None, InitializeDevice(device)), requires_grad, names);

    private static Tensor Made(
        Operator op, Operator withGenerator, ReadOnlySpan<long> size, ScalarType? dtype, Device device, bool requires_grad, Generator generator,
        string[] names)
    {
        device = InitializeDevice(device);
        var made = generator is null
            ? op.Call(Arg.List(size), dtype, Arg.None, device)
            : withGenerator.Call(Arg.List(size), generator, dtype, Arg.None, device);
        return Finish(made, requires_grad, names);
    }

    private static Tensor Full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype, Device device, bool requires_grad, string[] names)
    {
        dtype ??= is_integral(value.Type) ? ScalarType.Int64 : get_default_dtype();
        return Finish(aten.full.Call(Arg.List(size), value, dtype, Arg.None, InitializeDevice(device)), requires_grad, names);
    }

    /// <summary>A tensor with a copy of the given elements.</summary>
    private static unsafe Tensor Filled<T>(
        ReadOnlySpan<T> elements, ReadOnlySpan<long> shape, ScalarType? dtype, Device device, bool requires_grad, string[] names = null)
        where T : unmanaged
    {
        long count = 1;
        foreach (long extent in shape)
            count *= extent;
        if (count != elements.Length)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: the shape holds {count} elements, the array {elements.Length}");

        var type = ElementTypes.Of<T>().Value;
        var made = aten.empty_memory_format.Call(Arg.List(shape), type, Arg.None, CPU);
        if (count > 0)
            elements.CopyTo(new Span<T>((void*)made.DataPointer(), elements.Length));
        GC.KeepAlive(made);
        return Finish(Placed(made, dtype ?? type, InitializeDevice(device)), requires_grad, names);
    }

    private static Tensor Placed(Tensor made, ScalarType type, Device device)
    {
        if (made.dtype == type && device.type == DeviceType.CPU)
            return made;
        var placed = made.to(type, device);
        made.Dispose();
        return placed;
    }

    private static Tensor Finish(Tensor made, bool requires_grad, string[] names)
    {
        if (names is { Length: > 0 })
            throw new NotSupportedException("Named dimensions are not supported here; leave 'names' out.");
        if (requires_grad)
            made.requires_grad = true;
        return made;
    }

    private static ReadOnlySpan<T> SpanOf<T>(IList<T> list) => list switch
    {
        T[] array => array,
        List<T> items => CollectionsMarshal.AsSpan(items),
        _ => list.ToArray(),
    };

    private static unsafe ReadOnlySpan<T> SpanOf<T>(Array array) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
}
