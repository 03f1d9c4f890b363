using System.Diagnostics;

namespace MLNetTorch.Polyfills.Tests.Native;

/// <summary>The script that builds the shim says plainly when there is no libtorch for it, or one too old.</summary>
[TestClass]
public sealed class LibtorchSearchTests
{
    private string folder = "";

    [TestInitialize]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("libtorch-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void A_folder_that_does_not_exist_is_named()
    {
        var missing = Path.Combine(folder, "nowhere");

        var (exitCode, error) = BuildShim(missing);

        Assert.AreNotEqual(0, exitCode);
        Assert.Contains("no libtorch found", error);
        Assert.Contains(missing, error);
        Assert.Contains("the folder does not exist", error);
    }

    [TestMethod]
    public void A_folder_without_libtorch_is_named_with_what_was_expected()
    {
        var (exitCode, error) = BuildShim(folder);

        Assert.AreNotEqual(0, exitCode);
        Assert.Contains("no libtorch found", error);
        Assert.Contains("libtorch_cpu.so", error);
    }

    [TestMethod]
    public void A_libtorch_that_is_too_old_is_refused_with_its_version()
    {
        Write("lib/libtorch_cpu.so", "");
        Write("include/ATen/core/Tensor.h", "");
        Write("include/torch/csrc/api/include/torch/version.h",
            "#define TORCH_VERSION_MAJOR 1\n#define TORCH_VERSION_MINOR 8\n#define TORCH_VERSION_PATCH 1\n");

        var (exitCode, error) = BuildShim(folder);

        Assert.AreNotEqual(0, exitCode);
        Assert.Contains("1.8.1: too old", error);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private (int ExitCode, string Error) BuildShim(string libtorch)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Checkout.Root, "eng", "native.sh")]) { RedirectStandardError = true };
        start.Environment["LIBTORCH"] = libtorch;
        start.Environment["MLNetTorchNative"] = Path.Combine(folder, "out");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        // CMake wraps its messages; their words are what counts.
        return (process.ExitCode, string.Join(' ', error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }
}
