using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Measures a network on the validation rows.</summary>
/// <param name="network">The network.</param>
/// <param name="criterion">The loss of a batch.</param>
/// <param name="task">Tells what is right.</param>
/// <param name="rows">The validation rows; null: there are none.</param>
/// <param name="scores">What is worked out of all scores together; null: nothing.</param>
/// <param name="stop">Heard before every batch.</param>
internal sealed class ValidationPass(
    nn.Module<Tensor, Tensor> network, Criterion criterion, LearningTask task, IBatchSource? rows, ValidationScores? scores,
    CancellationToken stop)
{
    /// <summary>Measures the network as it is.</summary>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <exception cref="NonFiniteLossException">A loss is infinite or not a number.</exception>
    /// <exception cref="InvalidOperationException">All validation rows weigh 0.</exception>
    public Measured Measure(int epoch)
    {
        if (rows is null)
            return Measured.Nothing;
        using var meter = new EpochMeter(epoch, rows.Device);
        using var collected = scores?.Begin();
        network.eval();
        using var fixedWeights = no_grad();
        using var batches = rows.Begin(epoch);
        for (var number = 0; number < rows.Count; number++)
        {
            stop.ThrowIfCancellationRequested();
            Measure(batches, meter, collected);
        }
        meter.Close();
        return new Measured(meter.Loss, meter.Accuracy, collected?.Metrics() ?? Measured.Nothing.Metrics, collected?.Confusion());
    }

    private void Measure(IBatchSequence batches, EpochMeter meter, ValidationScores.Epoch? collected)
    {
        using var scope = NewDisposeScope();
        var batch = batches.Next();
        var output = network.call(batch.Features);
        meter.Add(criterion.Mean(output, batch), criterion.Divisor(output, batch), task.CorrectOf(output, batch.Labels), batch.Rows);
        collected?.Add(output, batch.Labels);
    }
}
