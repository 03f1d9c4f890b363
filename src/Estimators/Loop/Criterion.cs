using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The loss of a batch, its rows weighed where they have weights.</summary>
/// <param name="loss">The loss.</param>
/// <param name="activation">What the network's last layer already applied.</param>
internal sealed class Criterion(TrainingLoss loss, OutputActivation activation)
{
    // Where all rows of a batch weigh 0 the mean is 0 divided by this: 0.
    private const double Tiny = 1e-30;

    /// <summary>The mean loss: a scalar that gradients flow through.</summary>
    public Tensor Mean(Tensor output, Batch batch)
        => batch.Weights is { } weights
            ? (loss.ComputeRows(output, batch.Labels, activation) * weights).sum() / WeighedDivisor(output, batch, weights).clamp_min(Tiny)
            : loss.Compute(output, batch.Labels, activation);

    /// <summary>What the mean was divided by, so that means of batches can be put together; null: the rows.</summary>
    public Tensor? Divisor(Tensor output, Batch batch)
        => batch.Weights is { } weights ? WeighedDivisor(output, batch, weights) : loss.RowShares(output, batch.Labels)?.sum();

    private Tensor WeighedDivisor(Tensor output, Batch batch, Tensor weights)
        => (loss.RowShares(output, batch.Labels) is { } shares ? shares * weights : weights).sum();
}
