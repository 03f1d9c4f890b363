using System.Collections.Immutable;
using Microsoft.ML;
using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Works out what needs all validation scores together: ML.NET's metrics and the confusion matrix.</summary>
/// <param name="task">Tells classes and evaluates.</param>
/// <param name="context">Whose evaluators to use.</param>
/// <param name="activation">What the network's last layer already applied.</param>
/// <param name="metrics">The names of the metrics wanted.</param>
/// <param name="confusion">Whether to count a confusion matrix.</param>
internal sealed class ValidationScores(
    LearningTask task, MLContext context, OutputActivation activation, IReadOnlyList<string> metrics, bool confusion)
{
    /// <summary>What the options ask for; null: nothing.</summary>
    public static ValidationScores? Of(LearningTask task, MLContext context, OutputActivation activation, TorchTrainerOptions options)
        => options.ValidationMetrics.Count > 0 || options.ConfusionMatrix
            ? new(task, context, activation, options.ValidationMetrics, options.ConfusionMatrix)
            : null;

    /// <summary>Begins to collect the scores of an epoch.</summary>
    public Epoch Begin() => new(this);

    /// <summary>The scores of one epoch.</summary>
    public sealed class Epoch(ValidationScores owner) : IDisposable
    {
        private readonly List<Tensor> _outputs = [];
        private readonly List<Tensor> _labels = [];

        private ValidationScores Owner => owner;

        /// <summary>Takes in a batch.</summary>
        public void Add(Tensor output, Tensor labels)
        {
            _outputs.Add(output.cpu().alias().DetachFromDisposeScope());
            _labels.Add(labels.cpu().alias().DetachFromDisposeScope());
        }

        /// <summary>ML.NET's metrics of all rows.</summary>
        public ImmutableSortedDictionary<string, double> Metrics()
        {
            if (Owner.MetricNames.Count == 0)
                return Measured.Nothing.Metrics;
            using var scope = NewDisposeScope();
            return NamedMetrics.Read(Owner.Evaluate(cat(_outputs), cat(_labels)), Owner.MetricNames);
        }

        /// <summary>How many rows of each class were taken for each class; null where not asked for.</summary>
        public IReadOnlyList<IReadOnlyList<long>>? Confusion()
        {
            if (!Owner.CountsConfusion)
                return null;
            using var scope = NewDisposeScope();
            return Owner.Count(cat(_outputs), cat(_labels));
        }

        public void Dispose()
        {
            foreach (var tensor in _outputs.Concat(_labels))
                tensor.Dispose();
        }
    }

    private IReadOnlyList<string> MetricNames => metrics;

    private bool CountsConfusion => confusion;

    private object Evaluate(Tensor outputs, Tensor labels) => task.Evaluate(context, outputs, labels, activation);

    private long[][] Count(Tensor outputs, Tensor labels)
    {
        var classes = task.ClassCount(outputs.shape[1]);
        var cells = (task.ClassesOf(labels)! * classes) + task.ChosenClassesOf(outputs)!;
        var counts = cells.bincount(null, (long)classes * classes).ToArray<long>();
        return [.. counts.Chunk(classes)];
    }
}
