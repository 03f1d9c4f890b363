using Microsoft.ML;
using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>
/// What the numbers that a network gives are: which columns they become, and how. One of <see cref="ClassificationTask"/>,
/// <see cref="BinaryTask"/>, <see cref="RegressionTask"/> and <see cref="FeatureTask"/>.
/// </summary>
public abstract partial class ScoringTask
{
    private protected ScoringTask()
    {
    }

    /// <summary>How many numbers the network gives for a row.</summary>
    internal abstract int Outputs { get; }

    /// <summary>The shape of what the network gives for a row.</summary>
    internal virtual long[] OutputShape => [Outputs];

    /// <summary>Checks that a network of such sizes, which ends in such an activation, can do the task.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    internal abstract void Check(NetworkShape shape, OutputActivation activation);

    /// <summary>What becomes of the network's output before rows are told apart. It may make temporary tensors.</summary>
    internal virtual Tensor Finish(Tensor output, OutputActivation activation) => output;

    /// <summary>The columns that are added, in order, with annotations.</summary>
    internal abstract IReadOnlyList<DataViewSchema.DetachedColumn> Columns(uint setId);

    /// <summary>The getter of the column at that place among <see cref="Columns"/>, over what the network gave.</summary>
    internal abstract Delegate GetterOf(int column, CurrentScores scores);

    /// <summary>The transformer of this task; it owns the network of the state.</summary>
    internal abstract ITransformer TransformerOf(MLContext context, ScoringState state);
}
