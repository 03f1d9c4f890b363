using System.Diagnostics;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.Weights;

[TestClass]
public sealed class FreshProcessWeightsTests
{
    [TestMethod]
    [DataRow("net.safetensors")]
    [DataRow("net.dat")]
    public void Weights_saved_here_give_the_same_scores_to_the_bit_in_another_process(string name)
    {
        using var scope = NewDisposeScope();
        var folder = Directory.CreateTempSubdirectory().FullName;
        using var network = new LeNet().Build(new NetworkShape([1, 32, 32], 10));
        network.eval();
        NetworkWeights.Save(network, Path.Combine(folder, name));
        var expected = network.call(ones(1, 1, 32, 32)).data<float>().ToArray();

        string[] arguments = ["exec", Path.Combine(AppContext.BaseDirectory, "MLNetTorch.FreshProcess.dll"), "weights", Path.Combine(folder, name)];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var scores = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, errors.Result);
        CollectionAssert.AreEqual(expected, JsonSerializer.Deserialize<float[]>(scores));
        Directory.Delete(folder, true);
    }
}
