using System.Text.Json;
using static TorchSharp.torch;

namespace MLNetTorch.Tests;

/// <summary>Numbers by a formula instead of a random generator: the same in every language (tests/golden/README.md, section 1).</summary>
internal static class Fill
{
    /// <summary>A number in [0, 1).</summary>
    public static double Unit(long tag, long index)
    {
        unchecked
        {
            var x = (uint)(index + (0x9E3779B9L * (tag + 1)));
            x ^= x >> 16;
            x *= 0x7FEB352D;
            x ^= x >> 15;
            x *= 0x846CA68B;
            x ^= x >> 16;
            return x / 4294967296.0;
        }
    }

    public static float[] Values(long tag, long count, double low, double high)
    {
        var values = new float[count];
        for (var i = 0L; i < count; i++)
        {
            values[i] = (float)(low + ((high - low) * Unit(tag, i)));
        }

        return values;
    }

    /// <summary>The float32 tensor that a reference describes by its tag, shape and range.</summary>
    public static Tensor Of(JsonElement input) => Tensor(
        input.GetProperty("tag").GetInt64(), GoldenFile.Longs(input.GetProperty("shape")), input.GetProperty("lo").GetDouble(), input.GetProperty("hi").GetDouble());

    /// <summary>A float32 tensor.</summary>
    public static Tensor Tensor(long tag, long[] shape, double low, double high) =>
        tensor(Values(tag, shape.Aggregate(1L, (product, size) => product * size), low, high)).reshape(shape);
}
