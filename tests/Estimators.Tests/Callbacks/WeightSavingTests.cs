namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class WeightSavingTests
{
    [TestMethod]
    public void The_file_has_the_weights_of_the_best_epoch()
    {
        using var folder = CallbackFits.Folder();
        var best = Array.Empty<byte>();
        var remember = Callbacks.On(onEpochEnd: at => best = at.Epoch == 2 ? Weights.Of(at.Network) : best);
        var save = Callbacks.SaveWeights(folder["new/best.safetensors"], "Score", MonitorDirection.More);
        using var model = CallbackFits.Fit(CallbackFits.Options(4, CallbackFits.Scores(1, 3, 2, 3), save, remember));
        NetworkWeights.Load(model.Network, folder["new/best.safetensors"]);
        CollectionAssert.AreEqual(best, Weights.Of(model.Network));
        using var file = File.OpenRead(folder["new/best.safetensors"]);
        var texts = SafeTensors.ReadMetadata(file);
        Assert.AreEqual("2", texts["epoch"]);
        Assert.AreEqual("3", texts["Score"]);
    }

    [TestMethod]
    public void A_name_can_tell_the_epoch()
    {
        using var folder = CallbackFits.Folder();
        var better = Callbacks.SaveWeights(folder["better-{epoch}.safetensors"], "Score", MonitorDirection.Less);
        var every = Callbacks.SaveWeights(folder["every-{epoch}.safetensors"], metric: null);
        CallbackFits.Fit(CallbackFits.Options(4, CallbackFits.Scores(3, 4, 2, 2), better, every)).Dispose();
        CollectionAssert.AreEquivalent(
            new[] { "better-1", "better-3", "every-1", "every-2", "every-3", "every-4" },
            Directory.GetFiles(Path.GetDirectoryName(folder["x"])!).Select(Path.GetFileNameWithoutExtension).ToArray());
    }

    [TestMethod]
    public void A_resumed_run_knows_the_best()
    {
        using var folder = CallbackFits.Folder();
        var save = new Handover(Callbacks.SaveWeights(folder["{epoch}.safetensors"], "Score", MonitorDirection.More), 2);
        CallbackFits.Fit(CallbackFits.Options(4, CallbackFits.Scores(5, 1, 4, 6), save)).Dispose();
        CollectionAssert.AreEquivalent(
            new[] { "1", "4" }, Directory.GetFiles(Path.GetDirectoryName(folder["x"])!).Select(Path.GetFileNameWithoutExtension).ToArray());
    }
}
