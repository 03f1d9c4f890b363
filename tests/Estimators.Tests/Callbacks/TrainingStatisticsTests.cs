using static TorchSharp.torch;

namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class TrainingStatisticsTests
{
    private static readonly INetworkBuilder Small = new Mlp { HiddenSizes = [8] };

    [TestMethod]
    public void Gradient_figures_are_those_of_the_steps()
    {
        var norms = new List<double>();
        var ofOne = new List<double>();
        var read = Callbacks.On(onGradients: at =>
        {
            double[][] gradients = [.. at.Network.parameters().Select(parameter => Numbers(parameter.grad!))];
            norms.Add(Length(gradients.SelectMany(each => each)));
            ofOne.Add(Length(Numbers(at.Network.Parameter("fc1.bias").grad!)));
        });
        using var model = CallbackFits.Fit(CallbackFits.Options(2, Callbacks.Statistics(perParameter: true), read), Small);
        foreach (var (epoch, index) in model.History.Epochs.Select((epoch, index) => (epoch, index)))
        {
            var steps = norms.Skip(4 * index).Take(4).ToArray();
            Assert.AreEqual(steps.Average(), epoch.Metrics["GradientNorm"], 1e-6 * steps.Average());
            Assert.AreEqual(steps.Max(), epoch.Metrics["GradientNormMax"], 1e-6 * steps.Max());
            Assert.AreEqual(ofOne.Skip(4 * index).Take(4).Average(), epoch.Metrics["GradientNorm/fc1.bias"], 1e-6);
        }
    }

    [TestMethod]
    public void Weight_figures_are_those_of_the_epochs_weights()
    {
        var options = CallbackFits.Options(1, Callbacks.Statistics(perParameter: true)) with { ValidationFraction = 0 };
        using var model = CallbackFits.Fit(options, Small);
        var metrics = model.History.Epochs[0].Metrics;
        var weights = NetworkState.Of(model.Network).ToDictionary(entry => entry.Key, entry => Numbers(entry.Value.detach()));
        Assert.AreEqual(Length(weights.Values.SelectMany(each => each)), metrics["WeightNorm"], 1e-5);
        foreach (var (path, values) in weights)
        {
            Assert.AreEqual(Length(values), metrics[$"WeightNorm/{path}"], 1e-5);
            Assert.AreEqual(values.Average(), metrics[$"WeightMean/{path}"], 1e-6);
            Assert.AreEqual(Math.Sqrt(values.Average(value => Math.Pow(value - values.Average(), 2))), metrics[$"WeightStd/{path}"], 1e-6);
            Assert.AreEqual(0.0, metrics[$"WeightNonFiniteShare/{path}"]);
        }
    }

    [TestMethod]
    public void Dead_and_lost_weights_are_counted()
    {
        var spoil = Callbacks.On(onEpochEnd: at =>
        {
            using var scope = NewDisposeScope();
            using var fixedWeights = no_grad();
            at.Network.Parameter("fc1.bias").copy_(tensor(new[] { 0f, float.NaN, 1f }));
        });
        using var model = CallbackFits.Fit(CallbackFits.Options(1, spoil, Callbacks.Statistics(perParameter: true)), Small);
        var metrics = model.History.Epochs[0].Metrics;
        Assert.AreEqual(1 / 3.0, metrics["WeightZeroShare/fc1.bias"], 1e-12);
        Assert.AreEqual(1 / 3.0, metrics["WeightNonFiniteShare/fc1.bias"], 1e-12);
        Assert.AreEqual(1.0 / model.Network.parameters().Sum(parameter => parameter.numel()), metrics["WeightNonFiniteShare"], 1e-12);
    }

    [TestMethod]
    public void The_update_ratio_tells_how_far_weights_moved()
    {
        var (before, ratios) = (Array.Empty<double>(), new List<double>());
        var read = Callbacks.On(
            onEpochBegin: at => before = All(at),
            onEpochEnd: at => ratios.Add(Length(All(at).Zip(before, (now, then) => now - then)) / Length(before)));
        using var model = CallbackFits.Fit(CallbackFits.Options(2, Callbacks.Statistics() with { Updates = true }, read), Small);
        for (var epoch = 0; epoch < 2; epoch++)
            Assert.AreEqual(ratios[epoch], model.History.Epochs[epoch].Metrics["UpdateRatio"], 1e-6);

        static double[] All(TrainingMoment at) => [.. at.Network.parameters().SelectMany(parameter => Numbers(parameter.detach()))];
    }

    [TestMethod]
    public void A_frozen_parameter_has_no_gradient()
    {
        var network = Network.From(shape =>
        {
            var built = Small.Build(shape);
            built.Freeze("fc0.*");
            return built;
        });
        using var model = CallbackFits.Fit(CallbackFits.Options(1, Callbacks.Statistics(perParameter: true)), network);
        Assert.AreEqual(0.0, model.History.Epochs[0].Metrics["GradientNorm/fc0.weight"]);
        Assert.IsGreaterThan(0.0, model.History.Epochs[0].Metrics["GradientNorm/fc1.weight"]);
    }

    [TestMethod]
    [DataRow(1, 2)]
    [DataRow(2, 4)]
    [DataRow(1, 0)]
    public void Resumed_figures_are_those_of_an_uninterrupted_training(int epoch, int batch)
    {
        var statistics = Callbacks.Statistics(perParameter: true) with { Updates = true };
        using var whole = CallbackFits.Fit(CallbackFits.Options(3, statistics), Small);
        using var parted = CallbackFits.Fit(CallbackFits.Options(3, new Handover(statistics, epoch, batch)), Small);
        foreach (var (left, right) in whole.History.Epochs.Zip(parted.History.Epochs))
            CollectionAssert.AreEqual(left.Metrics.ToArray(), right.Metrics.ToArray());
    }

    private static double[] Numbers(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    private static double Length(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
