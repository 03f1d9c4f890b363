using static TorchSharp.torch;

namespace MLNetTorch.Estimators.Tests;

/// <summary>A file of a network with many classes, data with few.</summary>
[TestClass]
public sealed class ReplacedHeadTests
{
    private static readonly Mlp Builder = new() { HiddenSizes = [8, 6] };

    // Weights that do not move.
    private static TorchTrainerOptions Still => PointRows.Options("multiclass") with { Epochs = 1, Seed = 77, Optimizer = Optimizers.Sgd(1e-30) };

    [TestMethod]
    public void The_head_stays_as_it_was_drawn_and_all_else_comes_from_the_file()
    {
        using var folder = new TemporaryFolder();
        using var pretrained = Pretrained(folder["w.safetensors"]);
        var weights = InitialWeights.FromFile(folder["w.safetensors"], new WeightLoading { Skip = ["fc2.*"] });
        using var fresh = PointRows.Fit("multiclass", Still, PointRows.Draw(50), Builder);
        using var model = PointRows.Fit("multiclass", Still with { InitialWeights = weights }, PointRows.Draw(50), Builder);
        AssertMixed(pretrained, fresh.Network, model.Network);
    }

    [TestMethod]
    public void A_network_gives_its_weights_by_the_same_rules()
    {
        using var pretrained = Pretrained(null);
        var weights = InitialWeights.From(pretrained, new WeightLoading { Skip = ["fc2.*"] });
        using var fresh = PointRows.Fit("multiclass", Still, PointRows.Draw(50), Builder);
        using var model = PointRows.Fit("multiclass", Still with { InitialWeights = weights }, PointRows.Draw(50), Builder);
        AssertMixed(pretrained, fresh.Network, model.Network);
        Assert.Contains("without fc2.*", weights.Source);
    }

    [TestMethod]
    public void Without_a_word_about_the_head_it_is_refused_with_the_cure()
    {
        using var folder = new TemporaryFolder();
        using var pretrained = Pretrained(folder["w.safetensors"]);
        var fault = Assert.ThrowsExactly<NetworkStateException>(() => PointRows.Fit(
            "multiclass", Still with { InitialWeights = InitialWeights.FromFile(folder["w.safetensors"]) }, PointRows.Draw(50), Builder));
        Assert.Contains("fc2.weight is [1000, 6], expected [3, 6]", fault.Message);
        Assert.Contains("""Skip = ["fc2.*"]""", fault.Message);
    }

    [TestMethod]
    public void All_else_must_fit()
    {
        using var folder = new TemporaryFolder();
        using var pretrained = Pretrained(folder["w.safetensors"]);
        var weights = InitialWeights.FromFile(folder["w.safetensors"], new WeightLoading { Skip = ["fc2.*"] });
        var fault = Assert.ThrowsExactly<NetworkStateException>(() => PointRows.Fit(
            "multiclass", Still with { InitialWeights = weights }, PointRows.Draw(50), new Mlp { HiddenSizes = [8, 7] }));
        Assert.Contains("fc1.weight is [6, 8], expected [7, 8]", fault.Message);
    }

    [TestMethod]
    public void A_name_that_fits_nothing_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var pretrained = Pretrained(folder["w.safetensors"]);
        var weights = InitialWeights.FromFile(folder["w.safetensors"], new WeightLoading { Skip = ["head.*"] });
        Assert.Contains("'head.*'", Assert.Throws<ArgumentException>(() => PointRows.Fit(
            "multiclass", Still with { InitialWeights = weights }, PointRows.Draw(50), Builder)).Message);
    }

    [TestMethod]
    public void A_backbone_may_have_a_rate_of_its_own()
    {
        using var folder = new TemporaryFolder();
        using var pretrained = Pretrained(folder["w.safetensors"]);
        var options = PointRows.Options("multiclass") with
        {
            Epochs = 1,
            InitialWeights = InitialWeights.FromFile(folder["w.safetensors"], new WeightLoading { Skip = ["fc2.*"] }),
            ParameterGroups = [new ParameterGroup("fc0.*", LearningRate: 1e-30), new ParameterGroup("fc1.*", LearningRate: 1e-3)],
        };
        using var model = PointRows.Fit("multiclass", options, PointRows.Draw(50), Builder);
        using var scope = NewDisposeScope();
        Assert.AreEqual(0, Moved(pretrained, model.Network, "fc0.weight"));
        Assert.IsTrue(Moved(pretrained, model.Network, "fc1.weight") is > 0 and < 1e-3f);
    }

    private static void AssertMixed(nn.Module pretrained, nn.Module fresh, nn.Module mixed)
    {
        using var scope = NewDisposeScope();
        foreach (var (path, weight) in NetworkState.Of(mixed))
            Assert.IsTrue(NetworkState.Of(path.StartsWith("fc2", StringComparison.Ordinal) ? fresh : pretrained)[path].eq(weight).all().item<bool>(), path);
    }

    private static float Moved(nn.Module before, nn.Module after, string path)
        => (before.Parameter(path) - after.Parameter(path)).abs().max().item<float>();

    private static nn.Module<Tensor, Tensor> Pretrained(string? path)
    {
        using var random = new RandomStream(9);
        var network = random.Run(() => Builder.Build(new NetworkShape([4], 1000)));
        if (path is not null)
            NetworkWeights.Save(network, path);
        return network;
    }
}
