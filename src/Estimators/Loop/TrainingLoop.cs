using MLNetTorch.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The training loop: epochs, batches, steps. All that it works with comes in from outside.</summary>
/// <param name="network">What learns.</param>
/// <param name="forward">Its forward pass in training.</param>
/// <param name="criterion">The loss of an output and its labels.</param>
/// <param name="optimizer">Moves the weights along their gradients, at the rate of the schedule.</param>
/// <param name="training">The batches to learn from.</param>
/// <param name="validation">The batches to measure after each epoch; null for none.</param>
/// <param name="journal">Keeps history and weights.</param>
/// <param name="reporter">Tells the outside, and knows the time.</param>
/// <param name="stop">Heard before every batch.</param>
internal sealed class TrainingLoop(
    nn.Module<Tensor, Tensor> network, WatchedForward forward, Func<Tensor, Tensor, Tensor> criterion, ScheduledOptimizer optimizer,
    EpochBatches training, EpochBatches? validation, TrainingJournal journal, TrainingReporter reporter, CancellationToken stop)
{
    /// <summary>Trains.</summary>
    /// <param name="epochs">How often to go through the training rows.</param>
    /// <exception cref="OperationCanceledException">It was stopped; the journal has what was reached.</exception>
    /// <exception cref="NonFiniteLossException">The loss got lost; the journal has what was reached.</exception>
    public void Run(int epochs)
    {
        using var gradients = enable_grad();
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            reporter.BeginEpoch(epoch);
            using var learned = new EpochMeter(epoch, training.Device);
            using var measured = new EpochMeter(epoch, training.Device);
            RunEpoch(epoch, learned);
            Validate(epoch, measured);
            var record = RecordOf(epoch, learned, measured);
            journal.Add(record);
            optimizer.EndEpoch(record);
            reporter.EndEpoch(record);
        }
    }

    private void RunEpoch(int epoch, EpochMeter meter)
    {
        network.train();
        using var batches = training.Begin(epoch);
        for (var number = 0; number < training.Count; number++)
        {
            stop.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            Step(batches[number], number == 0, meter);
            reporter.EndBatch(number + 1, meter);
        }
        meter.Fetch();
    }

    private void Step(Batch batch, bool first, EpochMeter meter)
    {
        optimizer.ZeroGradients();
        var output = first ? forward.First(batch.Features) : forward.Of(batch.Features);
        var loss = criterion(output, batch.Labels);
        loss.backward();
        optimizer.Step();
        journal.Steps++;
        meter.Add(loss, CorrectOf(output, batch.Labels), batch.Rows);
    }

    private void Validate(int epoch, EpochMeter meter)
    {
        if (validation is null)
            return;
        network.eval();
        using var fixedWeights = no_grad();
        using var batches = validation.Begin(epoch);
        for (var number = 0; number < validation.Count; number++)
        {
            stop.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var batch = batches[number];
            var output = network.call(batch.Features);
            meter.Add(criterion(output, batch.Labels), CorrectOf(output, batch.Labels), batch.Rows);
        }
        meter.Fetch();
    }

    private EpochRecord RecordOf(int epoch, EpochMeter learned, EpochMeter measured)
        => new(epoch, learned.Loss, learned.Accuracy, validation is null ? null : measured.Loss,
            validation is null ? null : measured.Accuracy, optimizer.LearningRate, reporter.EpochTime);

    private static Tensor CorrectOf(Tensor output, Tensor labels) => output.argmax(1).eq(labels).sum();
}
