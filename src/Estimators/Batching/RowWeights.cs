using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>How much each training row counts: its example weight times the weight of its class.</summary>
internal static class RowWeights
{
    /// <summary>The weights of all rows of the data, of which those of the training rows count.</summary>
    /// <param name="data">All rows.</param>
    /// <param name="training">The numbers of the training rows; null: all.</param>
    /// <param name="task">Tells the classes of labels.</param>
    /// <param name="outputs">The outputs of the network.</param>
    /// <param name="options">Their class weights.</param>
    /// <returns>float [rows], the caller's; null: all rows count 1.</returns>
    /// <exception cref="ArgumentException">There are not as many weights as classes.</exception>
    /// <exception cref="InvalidOperationException">No training row weighs more than 0.</exception>
    public static Tensor? Of(HeldRows data, long[]? training, LearningTask task, long outputs, TorchTrainerOptions options)
    {
        using var scope = NewDisposeScope();
        var weights = options.ClassWeights is { } chosen ? Weighed(chosen, data, training, task, outputs, options) : data.Weights?.alias();
        if (weights is not null && !(training is null ? weights : weights.index_select(0, tensor(training))).gt(0).any().item<bool>())
        {
            throw new InvalidOperationException("No training row weighs more than 0, so nothing would be learned: look at ExampleWeightColumnName and "
                + "ClassWeights.");
        }
        return weights?.DetachFromDisposeScope();
    }

    private static Tensor Weighed(
        ClassWeights chosen, HeldRows data, long[]? training, LearningTask task, long outputs, TorchTrainerOptions options)
    {
        var classes = task.ClassesOf(data.Labels)!;
        var counted = training is null ? classes : classes.index_select(0, tensor(training));
        var counts = counted.bincount(null, task.ClassCount(outputs)).ToArray<long>();
        var weights = tensor(chosen.For(counts, options.LabelColumnName), ScalarType.Float32).index_select(0, classes);
        return data.Weights is null ? weights : weights * data.Weights;
    }
}
