using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;

namespace MLNetTorch.Samples.Tests.Docs;

public sealed partial class DocsTests
{
    [TestMethod]
    public void The_guide_to_transfer_does_what_it_says()
    {
        // Weights as torchvision's file has them, but random: 1,000 classes.
        using var scope = torch.NewDisposeScope();
        using (var network = new ResNet { Depth = 18 }.Build(new NetworkShape([3, 32, 32], 1000)))
            NetworkWeights.Save(network, "resnet18.safetensors");
        var rows = Pictures();
        var keyed = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(rows).Transform(rows);

        using var features = (IDisposable)TransferSnippets.Features(_ml, rows, "resnet18.safetensors");
        Assert.AreEqual(512, ((VectorDataViewType)((ITransformer)features).GetOutputSchema(rows.Schema)["Features"].Type).Size);
        var (small, large) = TransferSnippets.Cache(_ml, keyed, "resnet18.safetensors");
        ((IDisposable)small).Dispose();
        ((IDisposable)large).Dispose();
        using var frozen = _ml.Torch().MulticlassClassification(new ResNet(), TransferSnippets.Frozen("resnet18.safetensors") with { Epochs = 1 }).Fit(keyed);
        using var start = torch.no_grad();
        using var file = WeightsFile.Open("resnet18.safetensors");
        Assert.IsTrue(file.Tensors["bn1.running_mean"].Read().Equals(frozen.Network.Buffer("bn1.running_mean")));
        Assert.IsTrue(file.Tensors["layer4.1.conv2.weight"].Read().Equals(frozen.Network.Parameter("layer4.1.conv2.weight")));
        using var tuned = _ml.Torch().MulticlassClassification(new ResNet(), TransferSnippets.Tuned("resnet18.safetensors") with { Epochs = 3 }).Fit(keyed);
        Assert.IsFalse(file.Tensors["layer4.1.conv2.weight"].Read().Equals(tuned.Network.Parameter("layer4.1.conv2.weight")));
        Assert.IsTrue(file.Tensors["layer3.1.conv2.weight"].Read().Equals(tuned.Network.Parameter("layer3.1.conv2.weight")), "from epoch 6 on only");
        using var embedding = TransferSnippets.OfModel(_ml, frozen, keyed);
        Assert.AreEqual(512, embedding.Dimensions.Single());
    }

    private IDataView Pictures()
    {
        var random = new Random(1);
        return _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 12).Select(row => new Picture
        {
            Label = $"class {row % 3}",
            Image = [.. Enumerable.Range(0, 3 * 32 * 32).Select(_ => random.NextSingle())],
        }).ToArray());
    }

    private sealed class Picture
    {
        public string Label { get; set; } = "";

        [VectorType(3, 32, 32)]
        public float[] Image { get; set; } = [];
    }
}
