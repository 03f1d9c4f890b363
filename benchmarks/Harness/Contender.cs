using System.Diagnostics;

namespace MLNetTorch.Benchmarks.Harness;

/// <summary>One side of a contest: a program with its arguments and its settings.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Threads">How many threads libtorch gets; null: what it takes by itself.</param>
/// <param name="KeepsMemory">Whether malloc is told by the environment to keep its memory.</param>
internal sealed record Contender(string Name, string Program, IReadOnlyList<string> Arguments, int? Threads, bool KeepsMemory)
{
    private const string OpenMpBlas = "/usr/lib/x86_64-linux-gnu/openblas-openmp";

    /// <summary>This program: what it sets it sets by itself, only the number of threads may be given.</summary>
    public static Contender Ours(string name, int? threads, params string[] arguments)
        => new(name, "dotnet", [typeof(Contender).Assembly.Location, .. arguments], threads, KeepsMemory: false);

    /// <summary>A script of the folder peers.</summary>
    public static Contender Python(string name, int? threads, bool keepsMemory, string script, params string[] arguments)
        => new(name, "/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "peers", script), .. arguments], threads, keepsMemory);

    /// <summary>Variables of the environment that it gets besides.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>How to start it. Presets that switch kernels off are cleared, and the peer gets the BLAS that shares libtorch's threads.</summary>
    public ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(Program, Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var preset in new[] { "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "LD_LIBRARY_PATH" })
            start.Environment.Remove(preset);
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        if (Threads is { } threads)
            start.Environment["OMP_NUM_THREADS"] = $"{threads}";
        if (Program != "dotnet")
            start.Environment["LD_LIBRARY_PATH"] = OpenMpBlas;
        if (KeepsMemory)
        {
            start.Environment["MALLOC_MMAP_THRESHOLD_"] = "1073741824";
            start.Environment["MALLOC_TRIM_THRESHOLD_"] = "4294967296";
            start.Environment["MALLOC_TOP_PAD_"] = "268435456";
        }
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        return start;
    }
}
