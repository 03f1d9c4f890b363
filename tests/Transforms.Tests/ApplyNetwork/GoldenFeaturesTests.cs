using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms.Tests;

/// <summary>ResNet-18 from a weights file as a featuriser, against torchvision's numbers.</summary>
[TestClass]
public sealed class GoldenFeaturesTests
{
    private const string Case = "resnet18_fc10_eval_2x3x32x32";

    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    [TestProperty("golden", $"networks/{Case}")]
    public void The_whole_network_gives_torchvisions_logits() => Check(new ResNet(), "output", outputs: 10, [2, 10]);

    [TestMethod]
    [TestProperty("golden", $"networks/{Case}")]
    public void Without_its_head_it_gives_what_torchvisions_pooling_gives() => Check(new ResNet().Without("fc"), "after_avgpool", outputs: 1, [2, 512, 1, 1]);

    private void Check(INetworkBuilder builder, string expected, long outputs, long[] shape)
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var weights = Path.Combine(folder.Path, "resnet18.safetensors");
        using (var network = new ResNet().Build(new NetworkShape([3, 32, 32], 10)))
        {
            FillModule.Apply(network, GoldenFile.At("networks", Case, "tag_base").GetInt64());
            NetworkWeights.Save(network, weights);
        }
        float[][] images = [.. Fill.Of(GoldenFile.At("networks", Case, "input")).data<float>().ToArray().Chunk(3 * 32 * 32)];
        var data = _ml.Data.LoadFromEnumerable(images.Select(each => new Picture { Image = each }).ToArray());

        using var stage = _ml.Torch().ApplyNetwork("Features", "Image", builder, weights, outputs).Fit(data);
        var features = Backbones.Values(stage.Transform(data), "Features");

        GoldenTensor.AreEqual(GoldenFile.At("networks", Case, "f64", expected), tensor(features.SelectMany(each => each).ToArray()).reshape(shape), 1e-5, expected);
    }

    private sealed class Picture
    {
        [VectorType(3, 32, 32)]
        public float[] Image { get; set; } = [];
    }
}
