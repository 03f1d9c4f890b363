using MLNetTorch.Transforms;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>A network and how it learns: forward, loss, backward, step.</summary>
/// <param name="network">What learns.</param>
/// <param name="forward">Its forward pass in training.</param>
/// <param name="criterion">The loss of a batch.</param>
/// <param name="task">Tells what is right.</param>
/// <param name="optimizer">Moves the weights along their gradients, at the rate of the schedule.</param>
/// <param name="clip">Holds the gradients; null: they stay as they are.</param>
/// <param name="group">Which batches make a step together.</param>
/// <param name="evaluatesFrozen">Whether frozen parts run in evaluation mode.</param>
internal sealed class Learner(
    nn.Module<Tensor, Tensor> network, WatchedForward forward, Criterion criterion, LearningTask task, ScheduledOptimizer optimizer,
    GradientClip? clip, AccumulationGroup group, bool evaluatesFrozen)
{
    private readonly GroupGradients _gradients = new(network, group);
    private readonly Parameter[] _weights = [.. network.parameters()];
    private bool _isFirst = true;

    /// <summary>The network.</summary>
    public nn.Module<Tensor, Tensor> Network => network;

    /// <summary>Whether frozen parts run in evaluation mode.</summary>
    public bool EvaluatesFrozen => evaluatesFrozen;

    /// <summary>Which batches make a step together.</summary>
    public AccumulationGroup Group => group;

    /// <summary>The rate of the last step; before the first one the optimiser's own.</summary>
    public double LearningRate => optimizer.LearningRate;

    /// <summary>Adds the gradients of a batch.</summary>
    /// <param name="batches">Gives the batch.</param>
    /// <param name="number">Its number in the epoch, counted from 0.</param>
    /// <param name="meter">Counts loss and right rows.</param>
    /// <exception cref="NonFiniteLossException">The loss is infinite or not a number; the weights have not moved.</exception>
    public void Learn(IBatchSequence batches, int number, EpochMeter meter)
    {
        using var scope = NewDisposeScope();
        var batch = batches.Next();
        if (group.IsFirst(number))
            DropGradients();
        var output = _isFirst || number == 0 ? forward.First(batch.Features) : forward.Of(batch.Features);
        _isFirst = false;
        var loss = criterion.Mean(output, batch);
        using var noGradients = no_grad();
        var divisor = criterion.Divisor(output, batch);
        _gradients.Add(loss, divisor, number, batch.Rows);
        meter.Add(loss, divisor, task.CorrectOf(output, batch.MainLabels), batch.Rows);
    }

    /// <summary>Moves the weights along the gradients.</summary>
    public void Step()
    {
        if (clip is not null)
            Clip(clip);
        optimizer.Step();
    }

    /// <summary>Tells the schedule what an epoch came to.</summary>
    public void EndEpoch(EpochRecord record) => optimizer.EndEpoch(record);

    // None instead of zero: backward then writes the new ones, where it would have to read zeros and add.
    private void DropGradients()
    {
        foreach (var weight in _weights)
            weight.grad = null;
    }

    private void Clip(GradientClip limit)
    {
        // Each look at a gradient makes a tensor.
        using var scope = NewDisposeScope();
        if (limit.MaximumNorm is { } norm)
            nn.utils.clip_grad_norm_(WithGradient(), norm);
        else if (limit.MaximumValue is { } value)
            nn.utils.clip_grad_value_(WithGradient(), value);
    }

    private IEnumerable<Parameter> WithGradient() => network.parameters().Where(weight => weight.grad is not null);
}
