using Microsoft.ML;
using TorchSharp;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class EngineInfoTests
{
    [TestMethod]
    public void It_tells_what_is_loaded_and_changes_nothing()
    {
        var (threads, interop) = (torch.get_num_threads(), torch.get_num_interop_threads());

        var info = new MLContext().Torch().EngineInfo();

        Assert.AreEqual(threads, info.Threads);
        Assert.AreEqual(interop, info.InteropThreads);
        Assert.AreEqual(torch.__version__, info.LibTorch);
        Assert.AreEqual(Environment.ProcessorCount, info.Processors);
        Assert.AreEqual(torch.cuda.is_available(), info.CudaDevices > 0);
        StringAssert.StartsWith(info.MLNet, $"{typeof(MLContext).Assembly.GetName().Name} ");
        StringAssert.StartsWith(info.TorchSharp, $"{typeof(torch).Assembly.GetName().Name} ");
        Assert.AreEqual(threads, torch.get_num_threads());
        foreach (var (name, value) in info.Environment)
            Assert.AreEqual(Environment.GetEnvironmentVariable(name), value);
    }

    [TestMethod]
    public void The_text_has_a_line_for_each()
    {
        var info = new EngineInfo("1.0", "Microsoft.ML 5.0.0", "TorchSharp 0.105.2", "2.6.0", 2, 1, 4, 1, new Dictionary<string, string> { ["OMP_NUM_THREADS"] = "2" });
        Assert.AreEqual(
            string.Join(Environment.NewLine,
                "MLNetTorch   1.0", "ML.NET       Microsoft.ML 5.0.0", "TorchSharp   TorchSharp 0.105.2", "libtorch     2.6.0",
                "threads      2 within an operator, 1 between operators, on 4 processors", "CUDA         1 device", "OMP_NUM_THREADS=2"),
            info.ToString());
        StringAssert.Contains((info with { CudaDevices = 0 }).ToString(), "CUDA         none");
    }
}
