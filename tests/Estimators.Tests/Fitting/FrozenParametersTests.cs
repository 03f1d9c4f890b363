using MLNetTorch.Networks;
using TorchSharp;

namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class FrozenParametersTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void What_a_builder_freezes_is_not_trained()
    {
        var options = new TorchTrainerOptions { Epochs = 3, BatchSize = 16, Seed = 1, Optimizer = Optimizers.Sgd(0.1, momentum: 0.9) };
        using var model = _ml.Torch().MulticlassClassification(Network.From(Frozen), options).Fit(ToyRows.Load(_ml));
        using var scope = torch.NewDisposeScope();
        Assert.IsTrue(model.Network.Parameter("fc0.weight").eq(0.01).all().item<bool>());
        Assert.IsFalse(model.Network.Parameter("fc1.weight").eq(0.01).any().item<bool>());
        Assert.IsLessThan(model.History.Epochs[0].TrainingLoss, model.History.Epochs[^1].TrainingLoss);
    }

    private static torch.nn.Module<torch.Tensor, torch.Tensor> Frozen(NetworkShape shape)
    {
        var network = new Mlp { HiddenSizes = [16] }.Build(shape);
        network.Initialize(seed: 1, ("*.weight", Initializers.Constant(0.01)), ("fc1.weight", Initializers.XavierUniform()));
        network.Freeze("fc0.*");
        return network;
    }
}
