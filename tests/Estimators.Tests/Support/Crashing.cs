namespace MLNetTorch.Estimators.Tests;

/// <summary>A training of the toy problem that is cut off after some batch and then goes on in the same folder.</summary>
internal static class Crashing
{
    /// <summary>Compares the whole training with ones that were cut off.</summary>
    /// <param name="options">The training.</param>
    /// <param name="cuts">After which batches, counted over all epochs.</param>
    /// <param name="network">The network; null: one with dropout.</param>
    /// <param name="checkpoint">When checkpoints are written; null: after every step.</param>
    /// <param name="rows">The rows; null: the toy rows.</param>
    public static void Compare(
        TorchTrainerOptions options, IEnumerable<int> cuts, INetworkBuilder? network = null, Func<string, Checkpoint>? checkpoint = null,
        Func<MLContext, IDataView>? rows = null)
    {
        using var whole = Fit(options, network, rows);
        foreach (var cut in cuts)
        {
            using var folder = new TemporaryFolder();
            var kept = options with { Checkpoint = (checkpoint ?? EveryStep)(folder.Path) with { Resume = true } };
            CutOff(kept, cut, network, rows);
            using var resumed = Fit(kept, network, rows);
            CollectionAssert.AreEqual(Weights.Of(whole.Network), Weights.Of(resumed.Network), $"cut off after batch {cut}");
            Assert.AreEqual(TrainingFigures.Of(whole.History), TrainingFigures.Of(resumed.History));
        }
    }

    public static Checkpoint EveryStep(string folder) => new(folder) { EverySteps = 1 };

    public static TorchClassificationTransformer Fit(
        TorchTrainerOptions options, INetworkBuilder? network = null, Func<MLContext, IDataView>? rows = null)
    {
        var ml = new MLContext(1);
        return ml.Torch().MulticlassClassification(network ?? Small, options).Fit(rows is null ? ToyRows.Load(ml) : rows(ml));
    }

    /// <summary>
    /// Trains up to a batch, and ends there as a crash does: nothing is written any more. (The listener throws, which is nobody's fault
    /// that the trainer knows of.)
    /// </summary>
    public static void CutOff(
        TorchTrainerOptions options, int cut, INetworkBuilder? network = null, Func<MLContext, IDataView>? rows = null)
    {
        var seen = 0;
        var listener = new OnProgress(at =>
        {
            if (!at.EpochFinished && ++seen == cut)
                throw new CrashException();
        });
        Assert.ThrowsExactly<CrashException>(() => Fit(options with { Progress = listener }, network, rows).Dispose());
    }

    private static INetworkBuilder Small => new ConvNet { FirstChannels = 4, SecondChannels = 6, HiddenSize = 16 };
}

internal sealed class CrashException : Exception;
