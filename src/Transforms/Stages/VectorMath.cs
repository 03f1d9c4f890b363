using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MLNetTorch.Transforms;

/// <summary>The loops over pixels, as wide as the processor allows. Each value is what the plain loop would give, to the bit.</summary>
/// <remarks>Compiled at full strength from the first call: the quick first tier is so slow with vectors that a short program would spend its time there.</remarks>
internal static class VectorMath
{
    /// <summary>destination = source, bytes as Single.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(ReadOnlySpan<byte> source, Span<float> destination)
    {
        var done = 0;
        foreach (var block in MemoryMarshal.Cast<byte, Vector<byte>>(source))
        {
            Vector.Widen(block, out var low, out var high);
            Widen(low, destination[done..]);
            Widen(high, destination[(done + Vector<ushort>.Count)..]);
            done += Vector<byte>.Count;
        }
        for (; done < source.Length; done++)
            destination[done] = source[done];
    }

    /// <summary>destination = source / divisor.</summary>
    public static void Divide(ReadOnlySpan<float> source, float divisor, Span<float> destination)
        => SubtractAndDivide(source, 0f, divisor, destination);

    /// <summary>destination = (source − offset) / divisor. Divides as PyTorch does: multiplying by the reciprocal rounds otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SubtractAndDivide(ReadOnlySpan<float> source, float offset, float divisor, Span<float> destination)
    {
        var offsets = new Vector<float>(offset);
        var divisors = new Vector<float>(divisor);
        var target = MemoryMarshal.Cast<float, Vector<float>>(destination);
        var blocks = MemoryMarshal.Cast<float, Vector<float>>(source);
        for (var i = 0; i < blocks.Length; i++)
            target[i] = (blocks[i] - offsets) / divisors;
        for (var i = blocks.Length * Vector<float>.Count; i < source.Length; i++)
            destination[i] = (source[i] - offset) / divisor;
    }

    /// <summary>The sum in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(ReadOnlySpan<float> values)
    {
        var (sums, done) = (Vector<double>.Zero, 0);
        foreach (var block in MemoryMarshal.Cast<float, Vector<float>>(values))
        {
            Vector.Widen(block, out var low, out var high);
            sums += low + high;
            done += Vector<float>.Count;
        }
        var sum = Vector.Sum(sums);
        for (; done < values.Length; done++)
            sum += values[done];
        return sum;
    }

    /// <summary>The sum of the squared distances from <paramref name="mean"/>, in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfSquares(ReadOnlySpan<float> values, double mean)
    {
        var (sums, means, done) = (Vector<double>.Zero, new Vector<double>(mean), 0);
        foreach (var block in MemoryMarshal.Cast<float, Vector<float>>(values))
        {
            Vector.Widen(block, out var low, out var high);
            sums += (low - means) * (low - means) + (high - means) * (high - means);
            done += Vector<float>.Count;
        }
        var sum = Vector.Sum(sums);
        for (; done < values.Length; done++)
            sum += (values[done] - mean) * (values[done] - mean);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(Vector<ushort> values, Span<float> destination)
    {
        Vector.Widen(values, out var low, out var high);
        Vector.ConvertToSingle(Vector.AsVectorInt32(low)).CopyTo(destination);
        Vector.ConvertToSingle(Vector.AsVectorInt32(high)).CopyTo(destination[Vector<uint>.Count..]);
    }
}
