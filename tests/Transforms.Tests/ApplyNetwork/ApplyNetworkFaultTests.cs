using Microsoft.ML;
using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class ApplyNetworkFaultTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void A_missing_column_is_named_with_a_similar_one()
    {
        using var network = Backbones.Trained();
        var estimator = _ml.Torch().ApplyNetwork("Embedding", "Feature", Backbones.Headless, InitialWeights.From(network));

        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => estimator.Fit(Data)).Message, "'Feature' is not in the data. Did you mean 'Features'?");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => estimator.GetOutputSchema(Backbones.ShapeOf(Data.Schema))).Message, "Did you mean 'Features'?");
    }

    [TestMethod]
    [DataRow("Label", "convert", DisplayName = "a key")]
    [DataRow("Varying", "Single", DisplayName = "doubles of no known number")]
    public void A_column_of_another_type_is_named(string column, string cure)
    {
        using var network = Backbones.Trained();
        var estimator = _ml.Torch().ApplyNetwork("Embedding", column, Backbones.Headless, InitialWeights.From(network));

        var fault = Assert.ThrowsExactly<ArgumentException>(() => estimator.Fit(Data)).Message;

        StringAssert.Contains(fault, $"'{column}'");
        StringAssert.Contains(fault, cure, StringComparison.OrdinalIgnoreCase);
    }

    [TestMethod]
    public void The_layer_that_cannot_take_the_column_is_named()
    {
        var builder = Network.From(_ => nn.Sequential(("flat", nn.Flatten()), ("fc", nn.Linear(7, 2))));
        using var network = builder.Build(new NetworkShape([7], 2));
        var estimator = _ml.Torch().ApplyNetwork("Embedding", "Features", builder, InitialWeights.From(network));

        var fault = Assert.ThrowsExactly<NetworkShapeException>(() => estimator.Fit(Data)).Message;

        StringAssert.Contains(fault, "the column 'Features' (1x2x3)");
        StringAssert.Contains(fault, "Layer 'fc' (Linear) expects 7 features, but got an input of shape [2, 6]");
    }

    [TestMethod]
    public void Data_of_another_size_than_it_was_fitted_on_are_refused()
    {
        using var network = Backbones.Trained();
        using var stage = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, InitialWeights.From(network)).Fit(Data);
        var other = _ml.Transforms.Concatenate("Features", "Features", "Features").Fit(Data).Transform(Data);

        var fault = Assert.ThrowsExactly<ArgumentException>(() => stage.Transform(other)).Message;

        StringAssert.Contains(fault, "'Features' holds 12 = 12 values a row; the network takes 1x2x3 = 6.");
    }

    [TestMethod]
    public void Weights_of_another_head_are_refused_with_both_cures()
    {
        using var network = Backbones.Trained();
        var estimator = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Whole, InitialWeights.From(network));

        var fault = Assert.ThrowsExactly<InvalidOperationException>(() => estimator.Fit(Data));

        StringAssert.Contains(fault.Message, "fc2.weight is [3, 5], expected [1, 5]");
        StringAssert.Contains(fault.Message, "outputs: 1000");
        StringAssert.Contains(fault.Message, "builder.Without(\"fc\")");
        Assert.IsInstanceOfType<NetworkStateException>(fault.InnerException);
    }

    [TestMethod]
    public void Weights_of_another_network_are_refused_by_name()
    {
        using var network = Backbones.Trained(new Mlp { HiddenSizes = [4] });
        var estimator = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, InitialWeights.From(network));

        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => estimator.Fit(Data)).Message, "fc0.weight is [4, 6], expected [8, 6]");
    }

    [TestMethod]
    public void A_layer_that_is_not_there_is_named()
    {
        using var network = Backbones.Trained();
        var estimator = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Whole.Without("fc7"), InitialWeights.From(network));

        StringAssert.Contains(Assert.ThrowsExactly<NetworkPartException>(() => estimator.Fit(Data)).Message, "fc7");
    }

    [TestMethod]
    public void A_file_that_is_not_there_is_named()
    {
        var estimator = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, "/nowhere/resnet.pth");

        StringAssert.Contains(Assert.Throws<IOException>(() => estimator.Fit(Data)).Message, "resnet.pth");
    }

    [TestMethod]
    public void A_damaged_file_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("damaged.safetensors", [9, 9, 9]);
        var estimator = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, Path.Combine(folder.Path, "damaged.safetensors"));

        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => estimator.Fit(Data)).Message, "damaged.safetensors");
    }

    [TestMethod]
    public void Arguments_out_of_range_are_told_at_once()
    {
        using var network = Backbones.Trained();
        var weights = InitialWeights.From(network);

        Assert.Throws<ArgumentException>(() => _ml.Torch().ApplyNetwork("", "Features", Backbones.Headless, weights));
        Assert.Throws<ArgumentException>(() => _ml.Torch().ApplyNetwork("Embedding", "", Backbones.Headless, weights));
        Assert.Throws<ArgumentException>(() => _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, weights, outputs: 0));
        Assert.Throws<ArgumentException>(() => Backbones.Whole.Without());
        Assert.Throws<ArgumentException>(() => Backbones.Whole.Without("fc2", ""));
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, weights, device: "gpu")).Message,
            "\"gpu\"; expected null, \"cpu\", \"cuda\"");
    }

    [TestMethod]
    public void The_context_decides_the_device()
    {
        using var network = Backbones.Trained();
        if (cuda.is_available())
            Assert.Inconclusive("There is a CUDA device, so that its absence cannot be told.");
        var here = new MLContext(1) { GpuDeviceId = 0, FallbackToCpu = true };
        using var stage = here.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, InitialWeights.From(network)).Fit(Data);
        Assert.HasCount(3, Backbones.Values(stage.Transform(Data), "Embedding"));

        var there = new MLContext(1) { GpuDeviceId = 0, FallbackToCpu = false };
        var estimator = there.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, InitialWeights.From(network));
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => estimator.Fit(Data)).Message, "MLContext.GpuDeviceId is 0");
    }

    private IDataView Data => TinyModel.Data(_ml, 3);
}
