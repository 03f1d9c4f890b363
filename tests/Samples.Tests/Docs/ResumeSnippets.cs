using Microsoft.ML;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Samples.Tests.Docs;

/// <summary>The code of docs/resume.md, compiled.</summary>
internal static class ResumeSnippets
{
    public static TorchClassificationTransformer Checkpoints(MLContext ml, IDataView train)
    {
        #region checkpoints
        var options = new TorchTrainerOptions
        {
            Epochs = 4,
            Seed = 1,
            Checkpoint = new Checkpoint("run/checkpoints") { EveryEpochs = 1, EveryMinutes = 10, Resume = true },
        };
        var model = ml.Torch().MulticlassClassification(new Mlp(), options).Fit(train);
        #endregion
        return model;
    }

    public static ITransformer Cancel(MLContext ml, IDataView train)
    {
        #region cancel
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            stop.Cancel();
        };
        var options = new TorchTrainerOptions
        {
            CancellationToken = stop.Token,
            OnCancel = CancelBehavior.KeepBest,                             // or Throw, which is the default
        };
        var model = ml.Torch().MulticlassClassification(new Mlp(), options).Fit(train);
        Console.WriteLine(model.History.EndedBy);                           // "cancelled" or "completed"
        #endregion
        return model;
    }

    public static (TorchClassificationTransformer Five, TorchClassificationTransformer Eight) MoreEpochs(MLContext ml, IDataView train)
    {
        #region more-epochs
        var options = new TorchTrainerOptions { Epochs = 5, Seed = 1 };
        var five = ml.Torch().MulticlassClassification(new Mlp(), options).Fit(train);
        var eight = ml.Torch().MulticlassClassification(new Mlp(), options with { Epochs = 8 }).Fit(train, five);   // learns three more
        #endregion
        return (five, eight);
    }
}
