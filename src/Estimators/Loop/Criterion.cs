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

    /// <summary>The mean loss: a scalar that gradients flow through. Where rows are mixed, the losses by both labels in their shares.</summary>
    public Tensor Mean(Tensor output, Batch batch)
    {
        var mean = Mean(output, batch.Labels, batch.Weights);
        return batch.Mixed is { } mixed
            ? mean * mixed.Share + Mean(output, mixed.Labels, mixed.Weights) * (1 - mixed.Share)
            : mean;
    }

    /// <summary>
    /// What the mean was divided by, so that means of batches can be put together; null: the rows. The labels of mixed-in rows are the same in
    /// another order, so their mean has the same divisor.
    /// </summary>
    public Tensor? Divisor(Tensor output, Batch batch)
        => batch.Weights is { } weights ? WeighedDivisor(output, batch.Labels, weights) : loss.RowShares(output, batch.Labels)?.sum();

    private Tensor Mean(Tensor output, Tensor labels, Tensor? weights)
        => weights is not null
            ? (loss.ComputeRows(output, labels, activation) * weights).sum() / WeighedDivisor(output, labels, weights).clamp_min(Tiny)
            : loss.Compute(output, labels, activation);

    private Tensor WeighedDivisor(Tensor output, Tensor labels, Tensor weights)
        => (loss.RowShares(output, labels) is { } shares ? shares * weights : weights).sum();
}
