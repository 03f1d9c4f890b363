using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Finds the shim and, through it, libtorch; prepares the process for it. Happens when the first tensor is made.</summary>
internal static partial class NativeLibraries
{
    private const string File = Native.Library + ".so";
    private const string Cure = "Run ./run.sh or ./test.sh once, or install libtorch-dev and CMake and run eng/native.sh; LIBTORCH=<folder> takes another libtorch.";

    private static readonly Lazy<nint> Shim = new(Load, LazyThreadSafetyMode.PublicationOnly);

    private static int registered;

    internal static void Register()
    {
        if (Interlocked.Exchange(ref registered, 1) == 0)
            NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
    }

    // Asked once for each function, so the answer is kept.
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == Native.Library ? Shim.Value : 0;

    private static nint Load()
    {
        var assembly = typeof(NativeLibraries).Assembly;
        string shim = Candidates(assembly).FirstOrDefault(System.IO.File.Exists)
            ?? throw new DllNotFoundException($"{File} is missing: the TorchSharp polyfill needs it next to {assembly.GetName().Name}.dll. {Cure}");

        Prepare(shim);
        try
        {
            return NativeLibrary.Load(shim);
        }
        catch (DllNotFoundException error)
        {
            throw new DllNotFoundException($"libtorch, or a library that it needs, could not be loaded for {shim}. {Cure} The loader says: {error.Message}", error);
        }
    }

    private static IEnumerable<string> Candidates(Assembly assembly) =>
        new[] { Path.GetDirectoryName(assembly.Location), AppContext.BaseDirectory }
            .Where(folder => !string.IsNullOrEmpty(folder))
            .Select(folder => Path.Combine(folder, File));

    // What the user has set stays as it is.
    private static void Prepare(string shim)
    {
        // Debian's libtorch starts with one thread.
        setenv("OMP_NUM_THREADS", Environment.ProcessorCount.ToString(), 0);
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LIBTORCH")))
            PreferBlasOnOpenMP();
        LoadLeavesFirst(Path.ChangeExtension(shim, ".order"));
    }

    /// <summary>
    /// Loads the libraries that libtorch needs (Debian's: 280), each after those that it needs itself. Loaded in one go, a symbol of any is
    /// looked for in all of them; so, in few: a quarter less time. And other threads that want the system's loader get their turn in between.
    /// </summary>
    private static void LoadLeavesFirst(string list)
    {
        if (!System.IO.File.Exists(list))
            return;
        foreach (string library in System.IO.File.ReadLines(list))
            NativeLibrary.TryLoad(library, out _);
    }

    /// <summary>
    /// libtorch's own loops run on OpenMP. A BLAS with threads of its own would fight with them for the cores; the first
    /// libblas.so.3 in the process is the one that libtorch gets.
    /// </summary>
    private static void PreferBlasOnOpenMP()
    {
        string triplet = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        foreach (string library in new[] { "libblas.so.3", "liblapack.so.3" })
        {
            string path = $"/usr/lib/{triplet}/openblas-openmp/{library}";
            if (System.IO.File.Exists(path))
                NativeLibrary.TryLoad(path, out _);
        }
    }

    // The environment of .NET is a copy; native code reads the real one.
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
