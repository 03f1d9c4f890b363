using MLNetTorch.Transforms;
using TorchSharp;

namespace MLNetTorch;

/// <summary>What trains and scores in this process: which engines, with how many threads. A picture of the moment it was asked for.</summary>
/// <param name="MLNetTorch">The version of this library.</param>
/// <param name="MLNet">The assembly that ML.NET is, and its version.</param>
/// <param name="TorchSharp">The assembly that TorchSharp is, and its version.</param>
/// <param name="LibTorch">The version of libtorch, as TorchSharp tells it.</param>
/// <param name="Threads">The threads that work within an operator: <c>torch.set_num_threads</c> changes them, <c>TorchTrainerOptions.Threads</c> for one training.</param>
/// <param name="InteropThreads">The threads that may run operators beside each other.</param>
/// <param name="Processors">The processors that this process may use.</param>
/// <param name="CudaDevices">The CUDA devices that libtorch sees.</param>
/// <param name="Environment">Variables of the environment that libtorch and its BLAS heed and that are set. They count at the start of the process only.</param>
public sealed record EngineInfo(
    string MLNetTorch, string MLNet, string TorchSharp, string LibTorch, int Threads, int InteropThreads, int Processors, int CudaDevices,
    IReadOnlyDictionary<string, string> Environment)
{
    private static readonly string[] Heeded =
    [
        "OMP_NUM_THREADS", "OMP_WAIT_POLICY", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENBLAS_CORETYPE", "ATEN_CPU_CAPABILITY", "ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA",
        "MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_", "MALLOC_TOP_PAD_", "GLIBC_TUNABLES", "CUDA_VISIBLE_DEVICES",
    ];

    /// <summary>A line for each of them.</summary>
    /// <returns>Text for a log or a report of a fault.</returns>
    public override string ToString() => string.Join(System.Environment.NewLine, Lines());

    internal static EngineInfo Now() => new(
        Engines.Own, Engines.MLNet, Engines.TorchSharp, torch.__version__, torch.get_num_threads(), torch.get_num_interop_threads(),
        System.Environment.ProcessorCount, torch.cuda.is_available() ? torch.cuda.device_count() : 0, SetVariables());

    private static SortedDictionary<string, string> SetVariables()
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Heeded)
        {
            if (System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                found.Add(name, value);
        }
        return found;
    }

    private IEnumerable<string> Lines()
    {
        yield return $"MLNetTorch   {MLNetTorch}";
        yield return $"ML.NET       {MLNet}";
        yield return $"TorchSharp   {TorchSharp}";
        yield return $"libtorch     {LibTorch}";
        yield return $"threads      {Threads} within an operator, {InteropThreads} between operators, on {Processors} processors";
        yield return $"CUDA         {(CudaDevices == 0 ? "none" : $"{CudaDevices} device{(CudaDevices == 1 ? "" : "s")}")}";
        foreach (var (name, value) in Environment)
            yield return $"{name}={value}";
    }
}
