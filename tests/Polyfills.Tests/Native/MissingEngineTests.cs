using System.Diagnostics;

namespace MLNetTorch.Polyfills.Tests.Native;

/// <summary>A program without its engine says what is missing and how to get it.</summary>
[TestClass]
public sealed class MissingEngineTests
{
    private const string Shim = "libmlnettorch_shim.so";
    private string folder = "";

    [TestInitialize]
    public void CopyProgram()
    {
        folder = Directory.CreateTempSubdirectory("engine-").FullName;
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "*MLNetTorch*").Append(Path.Combine(AppContext.BaseDirectory, Shim)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }
    }

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void With_its_engine_it_runs()
    {
        var (exitCode, output) = Run();

        Assert.AreEqual(0, exitCode, output);
        Assert.Contains("6", output);
    }

    [TestMethod]
    public void Without_the_shim_it_names_the_file_and_the_cure()
    {
        File.Delete(Path.Combine(folder, Shim));

        var (exitCode, output) = Run();

        Assert.AreNotEqual(0, exitCode);
        Assert.Contains($"{Shim} is missing", output);
        Assert.Contains("./run.sh", output);
    }

    [TestMethod]
    public void A_library_that_cannot_be_loaded_is_named_with_the_loaders_reason()
    {
        File.WriteAllText(Path.Combine(folder, Shim), "no library");

        var (exitCode, output) = Run();

        Assert.AreNotEqual(0, exitCode);
        Assert.Contains("could not be loaded", output);
        Assert.Contains("LIBTORCH=<folder>", output);
    }

    private (int ExitCode, string Output) Run()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "MLNetTorch.FreshProcess.dll"), "tensor"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
