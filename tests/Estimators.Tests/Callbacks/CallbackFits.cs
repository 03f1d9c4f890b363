namespace MLNetTorch.Estimators.Tests;

/// <summary>Small trainings with callbacks.</summary>
internal static class CallbackFits
{
    /// <summary>Four batches an epoch, and 20 rows to validate.</summary>
    public static TorchTrainerOptions Options(int epochs, params TrainingCallback[] callbacks) => new()
    {
        Epochs = epochs,
        BatchSize = 10,
        Seed = 1,
        ValidationFraction = 1 / 3.0,
        Optimizer = Optimizers.Adam(0.01),
        Callbacks = callbacks,
    };

    /// <summary>Trains on the toy rows. The caller disposes the model.</summary>
    public static TorchClassificationTransformer Fit(TorchTrainerOptions options, INetworkBuilder? network = null)
    {
        var ml = new MLContext(1);
        return ml.Torch().MulticlassClassification(network ?? new Mlp { HiddenSizes = [8] }, options).Fit(ToyRows.Load(ml));
    }

    /// <summary>Gives each epoch the figure "Score" from a list.</summary>
    public static TrainingCallback Scores(params double[] values)
        => MLNetTorch.Callbacks.On(onEpochEnd: at => at.ReportMetric("Score", values[at.Epoch - 1]), name: "Scores");

    /// <summary>A folder that is deleted in the end.</summary>
    public static TemporaryFolder Folder() => new();
}
