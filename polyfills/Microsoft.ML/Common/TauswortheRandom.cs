using System.Numerics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internal;

/// <summary>
/// Three Tausworthe generators and a linear congruential one, combined: the generator that ML.NET uses everywhere,
/// so that the same seed gives the same splits and shuffles.
/// </summary>
internal sealed class TauswortheRandom : Random
{
    private uint _first;
    private uint _second;
    private uint _third;
    private uint _fourth;

    public TauswortheRandom(Random source)
    {
        _first = Large(source);
        _second = Large(source);
        _third = Large(source);
        _fourth = Bits(source);
    }

    private TauswortheRandom(uint seed)
    {
        _first = seed;
        _second = MurmurRound(_first, seed);
        _third = MurmurRound(_second, seed);
        _fourth = MurmurRound(_third, seed);
    }

    public static TauswortheRandom FromSeed(int? seed) => seed is int value ? new TauswortheRandom((uint)value) : new TauswortheRandom(new Random());

    public override double NextDouble() => NextBits() / 4294967296.0;

    // No override, as in ML.NET: a caller who holds this as a System.Random gets numbers that no seed fixes.
    public new float NextSingle() => (NextBits() >> 9) / 8388608f;

    public override int Next()
    {
        uint bits = NextBits();
        return (int)(bits + (bits & 0x80000000u));
    }

    public override int Next(int maxValue)
    {
        Checks.Param(maxValue >= 0, nameof(maxValue), "maxValue must be non-negative");
        return (int)(((ulong)NextBits() * (ulong)maxValue) >> 32);
    }

    public override int Next(int minValue, int maxValue)
    {
        Checks.Param(minValue <= maxValue, nameof(minValue), "minValue must be less than or equal to maxValue.");
        return (int)((long)(NextDouble() * ((long)maxValue - minValue)) + minValue);
    }

    public override void NextBytes(byte[] buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
            buffer[i] = (byte)Next();
    }

    public static uint MurmurRound(uint hash, uint chunk)
        => (BitOperations.RotateLeft(hash ^ (BitOperations.RotateLeft(chunk * 0xCC9E2D51, 15) * 0x1B873593), 13) * 5) + 0xE6546B64;

    private uint NextBits()
    {
        _first = Tausworthe(_first, 13, 19, 12, ~0x1u);
        _second = Tausworthe(_second, 2, 25, 4, ~0x7u);
        _third = Tausworthe(_third, 3, 11, 17, ~0xfu);
        _fourth = (1664525 * _fourth) + 1013904223;
        return _first ^ _second ^ _third ^ _fourth;
    }

    private static uint Tausworthe(uint state, int left, int right, int shift, uint mask)
        => ((state & mask) << shift) ^ (((state << left) ^ state) >> right);

    // The first three generators need a state of at least 128.
    private static uint Large(Random source)
    {
        uint bits;
        do
            bits = Bits(source);
        while (bits < 128);
        return bits;
    }

    private static uint Bits(Random source) => ((uint)source.Next(0x10000) << 16) | (uint)source.Next(0x10000);
}
