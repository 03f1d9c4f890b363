using MLNetTorch.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The training loop: epochs, batches, steps. All that it works with comes in from outside.</summary>
/// <param name="learner">The network and how it learns.</param>
/// <param name="training">The batches to learn from.</param>
/// <param name="validation">Measures the network after each epoch.</param>
/// <param name="course">What the training has come to.</param>
/// <param name="callbacks">Hear of everything.</param>
/// <param name="reporter">Tells the outside, and knows the time.</param>
/// <param name="checkpoints">Keep the state; null: nobody does.</param>
/// <param name="limits">End the training early.</param>
internal sealed class TrainingLoop(
    Learner learner, IBatchSource training, ValidationPass validation, TrainingCourse course, CallbackChain callbacks,
    TrainingReporter reporter, Checkpointer? checkpoints, TrainingLimits limits)
{
    /// <summary>Trains, from where the course stands.</summary>
    /// <returns>What ended it.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; the course has what was reached.</exception>
    /// <exception cref="NonFiniteLossException">The loss got lost; the course has what was reached.</exception>
    /// <exception cref="CallbackException">A callback threw; the course has what was reached.</exception>
    public string Run()
    {
        using var gradients = enable_grad();
        if (course.Position.Steps > 0)
            limits.Check(course.Moment, reporter.TotalTime);
        while (course.Position.Epoch <= limits.Epochs && (course.Moment.StopReason is null || course.Position.Batch > 0))
            RunEpoch();
        return course.Moment.StopReason ?? "completed";
    }

    private void RunEpoch()
    {
        if (course.Position.Batch == 0)
            BeginEpoch();
        reporter.BeginEpoch(course.Position.Epoch);
        Learn();
        callbacks.ValidationBegin(course.Moment);
        EndEpoch(validation.Measure(course.Position.Epoch));
    }

    private void BeginEpoch()
    {
        EndIfCancelled(course.Position.Steps > 0);
        course.BeginEpoch(training);
        callbacks.EpochBegin(course.Moment);
    }

    private void Learn()
    {
        FrozenParts.Train(learner.Network, learner.EvaluatesFrozen);
        using var batches = training.Begin(course.Position.Epoch, course.Position.Batch);
        while (course.Position.Batch < training.Count && course.Moment.StopReason is null)
        {
            EndIfCancelled(course.Position.Batch > 0 && learner.Group.IsFirst(course.Position.Batch));
            Step(batches);
            EndBatch();
        }
        course.Meter.Close();
    }

    // What was learned since the last checkpoint is not lost; between the batches of one step there is nothing whole to write.
    private void EndIfCancelled(bool isWhole)
    {
        if (limits.Stop.IsCancellationRequested && isWhole)
            checkpoints?.Write(course.Position);
        limits.Stop.ThrowIfCancellationRequested();
    }

    private void Step(IBatchSequence batches)
    {
        var batch = course.BeginBatch();
        callbacks.BatchBegin(course.Moment);
        learner.Learn(batches, batch, course.Meter);
        if (!learner.Group.IsLast(batch))
            return;
        callbacks.Gradients(course.Moment);
        learner.Step();
        course.Position.Steps++;
    }

    private void EndBatch()
    {
        course.EndBatch(learner.LearningRate);
        callbacks.BatchEnd(course.Moment);
        reporter.EndBatch(course.Position.Batch, course.Meter);
        limits.Check(course.Moment, reporter.TotalTime);
        if (learner.Group.IsLast(course.Position.Batch - 1))
            checkpoints?.EndStep(course.Position);
    }

    private void EndEpoch(Measured measured)
    {
        var record = course.RecordOf(measured, learner.LearningRate, reporter.EpochTime);
        course.Moment.Record = record;
        callbacks.EpochEnd(course.Moment);
        record = course.Moment.Record;
        course.EndEpoch(record);
        learner.EndEpoch(record);
        reporter.EndEpoch(record);
        checkpoints?.EndEpoch(course.Position);
    }
}
