using Microsoft.ML;
using MLNetTorch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class FoldedScoringTests
{
    private static readonly SequentialNetwork Normalised = new(
        new Layer.Conv2d(4, 2) { Padding = 1 }, new Layer.BatchNorm(), new Layer.ReLU(), new Layer.Flatten(), new Layer.Linear(6), new Layer.BatchNorm(),
        new Layer.Linear());

    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Folded_scores_agree_with_the_networks_own_and_leave_it_as_it_is()
    {
        var data = TinyModel.Data(_ml, 300);
        using var network = Trained();
        using var plain = Stage(network).Fit(data);
        using var folded = Stage(network).WithFoldedBatchNorm().Fit(data);

        var expected = Backbones.Values(plain.Transform(data), "Score");
        var scores = Backbones.Values(folded.Transform(data), "Score");

        Backbones.AssertClose(expected, scores, 1e-5f);
        Assert.IsFalse(expected.SelectMany(each => each).SequenceEqual(scores.SelectMany(each => each)), "The bits are the same: nothing was folded.");
        CollectionAssert.AreEqual(plain.Network.state_dict().Keys, folded.Network.state_dict().Keys);
        Backbones.AssertClose(Backbones.ByHand(plain.Network, 20), Backbones.ByHand(folded.Network, 20), 0);
    }

    [TestMethod]
    public void A_saved_model_scores_folded_to_the_bit()
    {
        var data = TinyModel.Data(_ml, 30);
        using var network = Trained();
        using var stage = Stage(network).WithFoldedBatchNorm().Fit(data);
        using var file = ModelFile.Of(_ml, stage, data.Schema);

        using var loaded = (TorchFeatureTransformer)_ml.Torch().LoadModel(file.Path, out _);

        Backbones.AssertClose(Backbones.RowByRow(stage, data, "Score"), Backbones.RowByRow(loaded, data, "Score"), 0);
        Backbones.AssertClose(Backbones.RowByRow(stage, data, "Score"), Backbones.RowByRow(new MLContext().Model.Load(file.Path, out _), data, "Score"), 0);
    }

    [TestMethod]
    public void Disposing_ends_the_copy_too()
    {
        var data = TinyModel.Data(_ml, 3);
        using var network = Trained();
        var stage = Stage(network).WithFoldedBatchNorm().Fit(data);
        var alive = LiveTensors.Settled();

        stage.Dispose();

        // The network's ten weights, four statistics and two counts, and the six weights of the folded copy.
        Assert.IsGreaterThanOrEqualTo(16 + 6, alive - LiveTensors.Count);
    }

    private NetworkFeatureEstimator Stage(Module<Tensor, Tensor> network)
        => _ml.Torch().ApplyNetwork("Score", "Features", Normalised, InitialWeights.From(network), outputs: 3);

    // Statistics as after a training: none is 0 or 1.
    private static Module<Tensor, Tensor> Trained()
    {
        var network = Backbones.Trained(Normalised);
        using var random = new RandomStream(3);
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, tensor) in network.state_dict().Where(each => each.Value.is_floating_point()))
            tensor.copy_(random.Run(() => name.EndsWith("var", StringComparison.Ordinal) ? rand(tensor.shape) + 0.5 : randn(tensor.shape) * 0.4));
        return network;
    }
}
