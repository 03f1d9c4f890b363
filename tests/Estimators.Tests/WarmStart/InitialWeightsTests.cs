namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class InitialWeightsTests
{
    // Weights that do not move.
    private static TorchTrainerOptions Still => PointRows.Options("multiclass") with { Epochs = 1, Seed = 77, Optimizer = Optimizers.Sgd(1e-30) };

    private static ITorchTransformer Trained() => PointRows.Fit("multiclass", PointRows.Options("multiclass"), PointRows.Draw(50));

    [TestMethod]
    public void Those_of_a_model_are_where_a_training_begins()
    {
        using var trained = Trained();
        using var model = PointRows.Fit("multiclass", Still with { InitialWeights = InitialWeights.From(trained.Network) }, PointRows.Draw(50));
        CollectionAssert.AreEqual(Weights.Of(trained.Network), Weights.Of(model.Network));
        Assert.AreNotSame(trained.Network, model.Network);
    }

    [TestMethod]
    [DataRow("weights.safetensors")]
    [DataRow("weights.dat")]
    public void Those_of_a_file_are_where_a_training_begins(string name)
    {
        using var folder = new TemporaryFolder();
        using var trained = Trained();
        trained.SaveWeights(folder[name]);
        using var model = PointRows.Fit("multiclass", Still with { InitialWeights = InitialWeights.FromFile(folder[name]) }, PointRows.Draw(50));
        CollectionAssert.AreEqual(Weights.Of(trained.Network), Weights.Of(model.Network));
    }

    [TestMethod]
    public void A_new_head_may_stay_as_it_was_drawn()
    {
        using var folder = new TemporaryFolder();
        using var trained = Trained();
        trained.SaveWeights(folder["w.safetensors"]);
        var loose = InitialWeights.FromFile(folder["w.safetensors"], new WeightLoading { Strict = false, SkipMisshapen = true });
        var options = Still with { LabelColumnName = nameof(PointRow.Value), InitialWeights = loose, Freeze = ["fc0.*"] };
        using var model = PointRows.Fit("regression", options with { Optimizer = Optimizers.Sgd(0.1) }, PointRows.Draw(50));
        using var scope = torch.NewDisposeScope();
        Assert.IsTrue(NetworkState.Of(model.Network)["fc0.weight"].eq(NetworkState.Of(trained.Network)["fc0.weight"]).all().item<bool>());
        CollectionAssert.AreEqual(new long[] { 1, 5 }, NetworkState.Of(model.Network)["fc1.weight"].shape);
    }

    [TestMethod]
    public void Those_of_another_network_are_refused_by_name()
    {
        using var trained = Trained();
        var fault = Assert.ThrowsExactly<NetworkStateException>(() => PointRows.Fit(
            "multiclass", Still with { InitialWeights = InitialWeights.From(trained.Network) }, PointRows.Draw(50), new Mlp { HiddenSizes = [6] }));
        Assert.Contains("fc0.weight", fault.Message);
    }

    [TestMethod]
    public void A_file_that_is_not_there_is_named()
    {
        var before = NativeTensors.Alive();
        var options = Still with { InitialWeights = InitialWeights.FromFile("/nowhere/weights.safetensors") };
        var fault = Assert.Throws<IOException>(() => PointRows.Fit("multiclass", options, PointRows.Draw(50)));
        Assert.Contains("weights.safetensors", fault.Message);
        Assert.IsLessThanOrEqualTo(before + NativeTensors.MiscountedFor(PointRows.Small), NativeTensors.Alive());
    }

    [TestMethod]
    public void A_pattern_that_freezes_nothing_is_refused()
        => Assert.Contains("fc9.*", Assert.Throws<ArgumentException>(
            () => PointRows.Fit("multiclass", Still with { Freeze = ["fc9.*"] }, PointRows.Draw(50))).Message);

    [TestMethod]
    public void Nothing_left_to_train_is_refused()
        => Assert.Contains("Freeze leaves the network that Mlp builds no weights to train", Assert.ThrowsExactly<InvalidOperationException>(
            () => PointRows.Fit("multiclass", Still with { Freeze = ["*"] }, PointRows.Draw(50))).Message);
}
