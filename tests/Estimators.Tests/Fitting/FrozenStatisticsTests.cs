using static TorchSharp.torch;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Batch normalisation and dropout of frozen parts.</summary>
[TestClass]
public sealed class FrozenStatisticsTests
{
    private static readonly INetworkBuilder Normalised = Network.From(_ => Build(0));

    private static TorchTrainerOptions Options => PointRows.Options("multiclass") with { BatchSize = 10, Freeze = ["body.*"] };

    [TestMethod]
    public void Those_of_a_frozen_part_do_not_move()
    {
        using var model = PointRows.Fit("multiclass", Options, PointRows.Draw(50), Normalised);
        using var scope = NewDisposeScope();
        Assert.IsTrue(model.Network.Buffer("body.norm.running_mean").eq(0).all().item<bool>());
        Assert.IsTrue(model.Network.Buffer("body.norm.running_var").eq(1).all().item<bool>());
        Assert.IsTrue(model.Network.Buffer("body.bare.running_mean").eq(0).all().item<bool>(), "one without parameters belongs to what is around it");
        Assert.AreEqual(0, model.Network.Buffer("body.norm.num_batches_tracked").item<long>());
        Assert.IsFalse(model.Network.Buffer("norm.running_mean").eq(0).any().item<bool>(), "what is trained follows the data");
        Assert.AreEqual(15, model.Network.Buffer("norm.num_batches_tracked").item<long>());
    }

    [TestMethod]
    public void They_move_as_in_PyTorch_where_that_is_wanted()
    {
        using var model = PointRows.Fit("multiclass", Options with { EvaluateFrozen = false }, PointRows.Draw(50), Normalised);
        using var scope = NewDisposeScope();
        Assert.IsFalse(model.Network.Buffer("body.norm.running_mean").eq(0).any().item<bool>());
        Assert.AreEqual(15, model.Network.Buffer("body.norm.num_batches_tracked").item<long>());
    }

    [TestMethod]
    public void A_part_of_which_something_is_trained_is_in_training()
    {
        using var model = PointRows.Fit("multiclass", Options with { Freeze = ["body.fc.*"] }, PointRows.Draw(50), Normalised);
        using var scope = NewDisposeScope();
        Assert.AreEqual(15, model.Network.Buffer("body.norm.num_batches_tracked").item<long>());
    }

    [TestMethod]
    public void They_move_from_the_epoch_on_that_unfreezes_them()
    {
        var seen = new List<long>();
        var watch = Callbacks.On(onEpochEnd: at => seen.Add(at.Network.Buffer("body.norm.num_batches_tracked").item<long>()));
        var options = Options with { Epochs = 4, Callbacks = [Callbacks.Unfreeze((3, "body.norm.*")), watch] };
        PointRows.Fit("multiclass", options, PointRows.Draw(50), Normalised).Dispose();
        CollectionAssert.AreEqual(new long[] { 0, 0, 5, 10 }, seen);
    }

    [TestMethod]
    public void A_range_test_leaves_them_alone_too()
    {
        var ml = new MLContext(1);
        var modes = new List<bool>();
        var trainer = ml.Torch().MulticlassClassification(Network.From(_ => Build(0, modes)), Options);
        trainer.FindLearningRate(PointRows.View(ml, PointRows.Draw(50)), new LearningRateRange { Steps = 10 });
        Assert.HasCount(10, modes);
        Assert.IsFalse(modes.Any(isTraining => isTraining));
    }

    [TestMethod]
    public void It_is_a_hand_written_loop_with_the_backbone_in_evaluation_mode()
    {
        var options = Options with { Freeze = ["body.*"], Seed = 5 };
        var rows = PointRows.Draw(50);
        var ml = new MLContext(1);
        using var start = Build(0.5);
        var builder = Network.From(_ => Copy(start));
        using var model = PointRows.Fit("multiclass", options, rows, builder);
        using var network = Copy(start);
        using var data = TrainingSet.Load(PointRows.View(ml, rows), "Features", "Label");
        network.Freeze("body.*");
        using var optimizer = optim.SGD(network.parameters().Where(each => each.requires_grad), 0.1);
        for (var step = 0; step < 15; step++)
        {
            using var scope = NewDisposeScope();
            network.train();
            network.Layer("body").eval();
            optimizer.zero_grad();
            var start10 = step % 5 * 10;
            nn.functional.cross_entropy(network.call(data.Features.narrow(0, start10, 10)), data.Labels.narrow(0, start10, 10)).backward();
            optimizer.step();
        }
        CollectionAssert.AreEqual(Weights.Of(network), Weights.Of(model.Network));
    }

    private static TorchSharp.Modules.Sequential Copy(nn.Module source)
    {
        var copy = Build(0.5);
        NetworkState.Load(copy, NetworkState.Of(source));
        return copy;
    }

    // A body with a batch normalisation that has parameters and one that has none, and dropout; another batch normalisation; a head.
    private static TorchSharp.Modules.Sequential Build(double dropout, List<bool>? modes = null)
    {
        var body = nn.Sequential(
            ("fc", nn.Linear(4, 6)), ("norm", nn.BatchNorm1d(6)), ("bare", nn.BatchNorm1d(6, affine: false)), ("drop", nn.Dropout(dropout)),
            ("watch", new Watching(modes ?? [])));
        return nn.Sequential(("body", body), ("norm", nn.BatchNorm1d(6)), ("head", nn.Linear(6, 3)));
    }

    /// <summary>Hands on what it gets and notes the mode in which real rows came by.</summary>
    private sealed class Watching(List<bool> modes) : nn.Module<Tensor, Tensor>(nameof(Watching))
    {
        public override Tensor forward(Tensor input)
        {
            // The dry run has two rows.
            using (NewDisposeScope())
                if (input.shape[0] > 2)
                    modes.Add(training);
            return input + 0;
        }
    }
}
