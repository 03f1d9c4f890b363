namespace MLNetTorch.Estimators.Tests;

/// <summary>Callbacks that tests are made of.</summary>
internal static class ToldBy
{
    /// <summary>Does something after one batch of one epoch.</summary>
    public static TrainingCallback After(int epoch, int batch, Action what)
        => Callbacks.On(onBatchEnd: at => Do(at.Epoch == epoch && at.Batch == batch, what), name: "After");

    /// <summary>Does something after every batch.</summary>
    public static TrainingCallback EveryBatch(Action<TrainingMoment> what) => Callbacks.On(onBatchEnd: what, name: "EveryBatch");

    /// <summary>Gives each epoch the figure "Points" from a list.</summary>
    public static TrainingCallback Points(params double[] values)
        => Callbacks.On(onEpochEnd: at => at.ReportMetric("Points", values[at.Epoch - 1]), name: "Points");

    /// <summary>Keeps the weights of the end of every epoch, the first at index 0.</summary>
    public static TrainingCallback Keeper(List<byte[]> weights)
        => Callbacks.On(onEpochEnd: at => weights.Add(Weights.Of(at.Network)), name: "Keeper");

    private static void Do(bool now, Action what)
    {
        if (now)
            what();
    }
}
