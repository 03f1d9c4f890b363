using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Benchmarks.Ceilings;

/// <summary>The most that this machine does, measured: nothing that multiplies matrices or reads memory is faster.</summary>
/// <param name="Threads">On so many threads.</param>
/// <param name="GigaflopsPerSecond">In the product of two square matrices of side 2048, float32; a multiplication and an addition are two operations.</param>
/// <param name="GibibytesPerSecond">Read and written while 256 MiB are copied.</param>
internal sealed record Ceiling(int Threads, double GigaflopsPerSecond, double GibibytesPerSecond)
{
    private const int Side = 2048;
    private const long Floats = 64 << 20;
    private const int Tries = 20;

    /// <summary>Measures it; takes some seconds.</summary>
    public static Ceiling Of(int threads)
    {
        set_num_threads(threads);
        using var scope = NewDisposeScope();
        var (matrix, from, to) = (rand(Side, Side), ones(Floats), ones(Floats));
        var product = Fastest(() => matrix.mm(matrix).Dispose());
        var copy = Fastest(() => to.copy_(from));
        return new(threads, 2.0 * Side * Side * Side / product / 1e9, 2.0 * Floats * sizeof(float) / copy / (1 << 30));
    }

    private static double Fastest(Action work) => Enumerable.Range(0, Tries).Min(_ =>
    {
        var from = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    });
}
