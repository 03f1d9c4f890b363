using System.Diagnostics;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class EngineStartTests
{
    [TestMethod]
    public void BeginsOnceAndIsOverAfterWaiting()
    {
        EngineStart.Wait();
        EngineStart.Begin();
        EngineStart.Begin();
        EngineStart.Wait();
        using var one = ones(1);
        Assert.AreEqual(1f, one.item<float>());
    }

    // The engine is still loading when such a file has been refused; ended in the midst of it, the process would be aborted.
    [TestMethod]
    public void AProcessThatEndsWhileTheEngineLoadsEndsInOrder()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "no model");
            var program = Path.Combine(AppContext.BaseDirectory, "MLNetTorch.FreshProcess.dll");
            var start = new ProcessStartInfo("dotnet", ["exec", program, "load", file]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            Assert.AreEqual("False", process.StandardOutput.ReadToEnd().Trim());
            process.WaitForExit();
            Assert.AreEqual(0, process.ExitCode, errors.Result);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
