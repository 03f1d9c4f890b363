using Microsoft.ML;
using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>How much streamed rows count: their example weights times the weights of their classes.</summary>
/// <param name="task">Tells the classes of labels.</param>
/// <param name="classWeights">float [classes]; null: all classes count alike. Owned.</param>
internal sealed class StreamWeights(LearningTask task, Tensor? classWeights) : IDisposable
{
    /// <summary>No class weighs more than another.</summary>
    public static StreamWeights Plain(LearningTask task) => new(task, null);

    /// <summary>The class weights that the options ask for, which may take a pass over the labels to count them.</summary>
    public static StreamWeights Of(StreamPlan plan, LearningTask task, TorchTrainerOptions options)
    {
        if (options.ClassWeights is not { } chosen)
            return Plain(task);
        var counts = new long[task.ClassCount(plan.Columns.Label.Outputs)];
        using (var cursor = plan.Data.GetRowCursor([plan.Columns.Label.Column]))
            Count(cursor, plan, counts, options.CancellationToken);
        return new(task, tensor(chosen.For(counts, options.LabelColumnName), ScalarType.Float32).DetachFromDisposeScope());
    }

    /// <summary>The weights of a batch, in the current dispose scope; null: all rows count 1.</summary>
    public Tensor? Of(Tensor labels, Tensor? exampleWeights)
    {
        var weights = exampleWeights?.alias();
        if (classWeights is null)
            return weights;
        var ofClasses = classWeights.index_select(0, task.ClassesOf(labels)!);
        return weights is null ? ofClasses : ofClasses * weights;
    }

    public void Dispose() => classWeights?.Dispose();

    private static void Count(DataViewRowCursor cursor, StreamPlan plan, long[] counts, CancellationToken stop)
    {
        var format = plan.Columns.Label;
        var read = format.ReaderOf(cursor);
        var label = new byte[format.Bytes];
        for (var row = 0L; cursor.MoveNext(); row++)
        {
            if (row % 4096 == 0)
                stop.ThrowIfCancellationRequested();
            if (plan.Takes(row) && read(label))
                counts[format.ClassIn(label)]++;
        }
    }
}
