using MLNetTorch.Benchmarks.Harness;

namespace MLNetTorch.Benchmarks.Levers;

/// <summary>What each setting of the engine's start-up is worth: training with all of them beside training with one of them undone.</summary>
internal static class LeverContests
{
    private static readonly (string Title, string[] Run)[] Workloads =
    [
        ("ConvNet, batch 64", ["training-run", "convnet", "8000", "64"]),
        ("ConvNet, batch 1024", ["training-run", "convnet", "8192", "1024"]),
        ("Mlp 784-1000-50-10, batch 64", ["training-run", "mlp", "8000", "64"]),
        ("ResNet-18 at 3×32×32, batch 64", ["training-run", "resnet18", "512", "64"]),
    ];

    private static readonly (string Name, (string Variable, string Value)[] Undone)[] Levers =
    [
        ("one thread", [("OMP_NUM_THREADS", "1")]),
        ("BLAS without AVX-512", [("OPENBLAS_CORETYPE", "Haswell")]),
        ("memory given back at once", [("MALLOC_MMAP_THRESHOLD_", "131072"), ("MALLOC_TRIM_THRESHOLD_", "131072"), ("MALLOC_TOP_PAD_", "131072")]),
        ("oneDNN without AVX-512", [("ONEDNN_MAX_CPU_ISA", "AVX2"), ("DNNL_MAX_CPU_ISA", "AVX2")]),
        ("not taken: huge pages", [("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1")]),
        ("not taken: threads that sleep at once", [("OMP_WAIT_POLICY", "passive")]),
        ("not taken: ATen's AVX-512 kernels", [("ATEN_CPU_CAPABILITY", "avx512")]),
    ];

    public static int Run(int rounds, string? only)
    {
        List<ContestResult> results = [];
        foreach (var (title, run) in Workloads.Where(workload => only is null || workload.Run[1] == only))
        {
            results.Add(Contest.RunOtherKernels(title, rounds, [Contender.Ours("as it is", null, run), .. Levers.Select(lever => With(lever.Name, lever.Undone, run))]));
            Console.WriteLine(results[^1]);
        }
        if (only is null)
        {
            ResultFile.Write("levers", results);
            PerformancePage.Put("levers", ContestTable.Of(results));
        }
        return 0;
    }

    private static Contender With(string name, (string Variable, string Value)[] variables, string[] run)
        => Contender.Ours(name, null, run) with { Variables = variables.ToDictionary(each => each.Variable, each => each.Value) };
}
