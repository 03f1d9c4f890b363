using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>The trace shows LeNet's values on the way as PyTorch computes them.</summary>
[TestClass]
public sealed class TracedLeNetTests
{
    private static readonly string[] NotOnTheWay = ["output", "loss", "grad", "grad_input"];

    [TestMethod]
    [DataRow(ScalarType.Float32, 1e-5)]
    [DataRow(ScalarType.Float64, 1e-12)]
    public void Every_labelled_value_equals_the_reference(ScalarType type, double tolerance)
    {
        using var scope = NewDisposeScope();
        var golden = new GoldenNetwork("LeNet");
        using var network = new LeNet().Build(new NetworkShape([1, 32, 32], 10));
        golden.FillWeights(network);
        network.to(type);
        using var trace = ForwardTrace.Run(network, golden.Input().to(type));

        string[] labels = [.. GoldenFile.NamesAt("networks", "LeNet", "f64").Except(NotOnTheWay)];
        CollectionAssert.AreEqual(labels.Append("relu fc3").ToArray(), trace.Where(value => value.Label is not null).Select(value => value.Label).ToArray());
        foreach (var label in labels)
        {
            GoldenTensor.AreEqual(GoldenFile.At("networks", "LeNet", "f64", label), trace[label], tolerance, $"{type} {label}");
        }

        GoldenTensor.AreEqual(GoldenFile.At("networks", "LeNet", "f64", "output"), trace["relu fc3"], tolerance, $"{type} relu fc3");
        GoldenTensor.AreEqual(GoldenFile.At("networks", "LeNet", "f64", "output"), trace.Output, tolerance, $"{type} output");
    }
}
