namespace MLNetTorch.Estimators.Tests;

/// <summary>Weights with settings of their own are moved as by PyTorch's parameter groups.</summary>
[TestClass]
public sealed class ParameterGroupTests
{
    [TestMethod]
    public void Rates_and_decays_are_those_of_the_groups()
    {
        var options = PointRows.Options("multiclass") with
        {
            BatchSize = 16,
            Optimizer = Optimizers.Sgd(0.1, momentum: 0.9, weightDecay: 0.01),
            ParameterGroups = [new("*.bias", LearningRate: 0.5, WeightDecay: 0)],
        };
        using var model = PointRows.Fit("multiclass", options, PointRows.Draw(50), HandLoop.Linear);
        var expected = HandLoop.Weights(options, PointRows.Draw(50), Backward, network => new Several(
            torch.optim.SGD(Named(network, "weight"), 0.1, momentum: 0.9, weight_decay: 0.01), torch.optim.SGD(Named(network, "bias"), 0.5, momentum: 0.9)));
        CollectionAssert.AreEqual(expected, Weights.Of(model.Network));
    }

    [TestMethod]
    public void A_schedule_changes_all_in_proportion()
    {
        // A tenth of the rate throughout, and half of everything in the second epoch.
        var options = PointRows.Options("multiclass") with
        {
            Epochs = 2,
            Schedule = Schedules.Step(1, 0.5),
            ParameterGroups = [new("*.bias", LearningRate: 0.01)],
        };
        using var model = PointRows.Fit("multiclass", options, PointRows.Draw(50), HandLoop.Linear);
        var step = 0;
        var expected = HandLoop.Weights(options, PointRows.Draw(50), Backward, network => new Several(
            torch.optim.SGD(Named(network, "weight"), 0.1), torch.optim.SGD(Named(network, "bias"), 0.01))
        {
            BeforeStep = optimizers => Halve(optimizers, step++),
        });
        CollectionAssert.AreEqual(expected, Weights.Of(model.Network));
        Assert.AreEqual(0.05, model.History.Epochs[1].LearningRate);
    }

    [TestMethod]
    public void The_first_group_that_fits_counts()
    {
        var options = PointRows.Options("multiclass");
        using var expected = PointRows.Fit("multiclass", options with { ParameterGroups = [new("fc0.bias", LearningRate: 0.5), new("fc1.bias", LearningRate: 0.2)] }, PointRows.Draw(50));
        using var model = PointRows.Fit("multiclass", options with { ParameterGroups = [new("fc0.bias", LearningRate: 0.5), new("*.bias", LearningRate: 0.2)] }, PointRows.Draw(50));
        CollectionAssert.AreEqual(Weights.Of(expected.Network), Weights.Of(model.Network));
    }

    [TestMethod]
    public void A_pattern_that_fits_nothing_is_refused_with_the_names_there_are()
    {
        var fault = Assert.ThrowsExactly<NetworkPartException>(
            () => PointRows.Fit("multiclass", PointRows.Options("multiclass") with { ParameterGroups = [new("fc7.*", LearningRate: 1)] }, PointRows.Draw(50)));
        Assert.Contains("fc7.*", fault.Message);
        Assert.Contains("fc0.weight", fault.Message);
    }

    [TestMethod]
    public void Frozen_weights_stay_whatever_their_group()
    {
        var options = PointRows.Options("multiclass") with { Freeze = ["fc0.*"], ParameterGroups = [new("fc0.*", LearningRate: 5)] };
        using var untrained = PointRows.Fit("multiclass", options with { Optimizer = Optimizers.Sgd(1e-30), ParameterGroups = [] }, PointRows.Draw(50));
        using var model = PointRows.Fit("multiclass", options, PointRows.Draw(50));
        using var scope = torch.NewDisposeScope();
        foreach (var (path, weight) in NetworkState.Of(model.Network))
            Assert.AreEqual(path.StartsWith("fc0.", StringComparison.Ordinal), weight.eq(NetworkState.Of(untrained.Network)[path]).all().item<bool>(), path);
    }

    private static void Backward(torch.nn.Module network, torch.Tensor output, torch.Tensor labels)
        => torch.nn.functional.cross_entropy(output, labels).backward();

    private static void Halve(torch.optim.Optimizer[] optimizers, int step)
    {
        foreach (var group in step == 1 ? optimizers.SelectMany(optimizer => optimizer.ParamGroups) : [])
            group.LearningRate *= 0.5;
    }

    private static IEnumerable<TorchSharp.Modules.Parameter> Named(torch.nn.Module network, string name)
        => network.named_parameters().Where(each => each.name.EndsWith(name, StringComparison.Ordinal)).Select(each => each.parameter);

    private sealed class Several(params torch.optim.Optimizer[] optimizers) : torch.optim.Optimizer(0)
    {
        public Action<torch.optim.Optimizer[]>? BeforeStep { get; init; }

        public override IEnumerable<torch.optim.ILearningRateController> ParamGroups => optimizers.SelectMany(each => each.ParamGroups);

        public override void zero_grad()
        {
            foreach (var optimizer in optimizers)
                optimizer.zero_grad();
        }

        public override torch.Tensor step(Func<torch.Tensor>? closure = null)
        {
            BeforeStep?.Invoke(optimizers);
            foreach (var optimizer in optimizers)
                optimizer.step();
            return null!;
        }

        protected override void Dispose(bool disposing)
        {
            foreach (var optimizer in optimizers)
                optimizer.Dispose();
        }
    }
}
