using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>How much the rows of each class count while learning. Immutable.</summary>
public sealed record ClassWeights
{
    private readonly ValueList<double>? _weights;

    private ClassWeights(ValueList<double>? weights) => _weights = weights;

    /// <summary>
    /// Every class counts alike, whatever its number of training rows: rows / (classes × rows of the class), as scikit-learn's "balanced".
    /// A class without a training row gets no weight.
    /// </summary>
    public static ClassWeights Balanced { get; } = new((ValueList<double>?)null);

    /// <summary>The weights in the order of the key's values (no, then yes, for a classifier of yes and no); null: balanced.</summary>
    public IReadOnlyList<double>? Values => _weights;

    /// <summary>Weights of one's own.</summary>
    /// <param name="weights">One a class, in the order of the key's values (no, then yes, for a classifier of yes and no); each 0 or more, not all 0.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.ClassWeights"/>.</returns>
    public static ClassWeights Of(params IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new(new ValueList<double>(weights));
    }

    /// <summary>"balanced" or the weights.</summary>
    public override string ToString() => _weights?.ToString() ?? "balanced";

    internal void Check(OptionsValidator faults)
        => faults.Require(
            _weights is null || (_weights.All(weight => double.IsFinite(weight) && weight >= 0) && _weights.Any(weight => weight > 0)),
            nameof(TorchTrainerOptions.ClassWeights), _weights, "ClassWeights.Balanced, or a number of 0 or more for each class, not all 0");

    // The weight of each class, from the number of training rows of each.
    internal double[] For(long[] counts, string labelColumn)
    {
        if (_weights is null)
        {
            var rows = counts.Sum();
            return [.. counts.Select(count => count == 0 ? 0 : (double)rows / (counts.Length * count))];
        }
        return _weights.Count == counts.Length
            ? [.. _weights]
            : throw new ArgumentException($"ClassWeights has {_weights.Count} weight(s), but the label column '{labelColumn}' has "
                + $"{counts.Length} classes. Give one weight for each class, in the order of the key's values.");
    }
}
