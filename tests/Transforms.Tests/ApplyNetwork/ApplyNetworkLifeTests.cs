using Microsoft.ML;
using MLNetTorch.Networks;
using TorchSharp;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Threads, native memory, and the end.</summary>
[TestClass]
public sealed class ApplyNetworkLifeTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Four_threads_use_one_network()
    {
        var data = TinyModel.Data(_ml, 500);
        using var stage = Fit(data);
        var expected = Backbones.Values(stage.Transform(data), "Embedding");
        var results = new float[4][][];

        var threads = Enumerable.Range(0, 4).Select(number => new Thread(() => results[number] = number % 2 == 0
            ? Backbones.Values(stage.Transform(data), "Embedding")
            : Backbones.RowByRow(stage, data, "Embedding"))).ToArray();
        Array.ForEach(threads, each => each.Start());
        Array.ForEach(threads, each => each.Join());

        foreach (var result in results)
            Backbones.AssertClose(expected, result);
    }

    [TestMethod]
    public void Nothing_is_left_of_fits_passes_and_failures()
    {
        var data = TinyModel.Data(_ml, 600);
        using var network = Backbones.Trained();
        var estimator = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, InitialWeights.From(network));
        var wrong = _ml.Torch().ApplyNetwork("Embedding", "Features", new Mlp { HiddenSizes = [9] }, InitialWeights.From(network));
        var miscounted = Miscounted();
        var before = LiveTensors.Settled();

        var stage = estimator.Fit(data);
        var loaded = LiveTensors.Count;
        Backbones.Values(stage.Transform(data), "Embedding");
        Backbones.RowByRow(stage, data, "Embedding");
        using (var half = stage.Transform(data).GetRowCursor(stage.Transform(data).Schema))
            half.MoveNext();
        Assert.AreEqual(loaded, LiveTensors.Count);
        stage.Dispose();
        Assert.AreEqual(before + miscounted, LiveTensors.Count);

        Assert.ThrowsExactly<InvalidOperationException>(() => wrong.Fit(data));
        Assert.IsLessThanOrEqualTo(before + 3 * miscounted, LiveTensors.Settled());
    }

    [TestMethod]
    public void After_dispose_everything_says_so()
    {
        var data = TinyModel.Data(_ml, 3);
        var stage = Fit(data);
        var output = stage.Transform(data);
        stage.Dispose();
        stage.Dispose();

        Assert.ThrowsExactly<ObjectDisposedException>(() => Backbones.Values(output, "Embedding"));
        Assert.ThrowsExactly<ObjectDisposedException>(() => stage.Transform(data));
        Assert.ThrowsExactly<ObjectDisposedException>(() => stage.Network);
        Assert.ThrowsExactly<ObjectDisposedException>(() => stage.Summary());
    }

    [TestMethod]
    public void A_stage_fitted_inside_a_scope_outlives_it()
    {
        var data = TinyModel.Data(_ml, 3);
        TorchFeatureTransformer stage;
        using (torch.NewDisposeScope())
            stage = Fit(data);

        Assert.HasCount(3, Backbones.Values(stage.Transform(data), "Embedding"));
        stage.Dispose();
    }

    // The estimator may be fitted after the network that it took its weights from has been changed, never after it was disposed of.
    private TorchFeatureTransformer Fit(IDataView data)
    {
        using var network = Backbones.Trained();
        return _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, InitialWeights.From(network)).Fit(data);
    }

    /// <summary>What a network that is built and disposed leaves in the count of TorchSharp 0.105, which counts each parameter twice.</summary>
    private static long Miscounted()
    {
        var before = LiveTensors.Settled();
        Backbones.Trained(Backbones.Headless).Dispose();
        return LiveTensors.Count - before;
    }
}
