using Microsoft.ML;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>All that is settled before a training begins.</summary>
/// <param name="Context">The context of the pipeline.</param>
/// <param name="Task">What is learned.</param>
/// <param name="Builder">Makes the network.</param>
/// <param name="Options">How to train; checked.</param>
/// <param name="Loss">The loss in use.</param>
/// <param name="Columns">What is read of the rows.</param>
/// <param name="Seed">Decides all that is random.</param>
/// <param name="Device">Where to train.</param>
/// <param name="Clock">The time.</param>
internal sealed record TrainingPlan(
    MLContext Context, LearningTask Task, INetworkBuilder Builder, TorchTrainerOptions Options, TrainingLoss Loss, TrainingColumns Columns,
    int Seed, Device Device, TimeProvider Clock)
{
    /// <summary>The sizes of the network.</summary>
    public NetworkShape Shape { get; } = Columns.Features.ShapeFor(Columns.Label.Outputs);

    /// <summary>Whether there are rows to measure.</summary>
    public bool Validates => Options.ValidationFraction > 0 || Options.ValidationSet is not null;

    /// <summary>Which epoch is kept: what the options say, else the lowest validation loss; null: the last one.</summary>
    public MetricMonitor? Best => Options.BestBy ?? (Validates ? new MetricMonitor(MetricNames.ValidationLoss) : null);
}
