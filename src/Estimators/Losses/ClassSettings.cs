using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>What the losses of classes have in common: a weight for each class, and a class that does not count.</summary>
/// <param name="Weights">One for each class; null: all 1.</param>
/// <param name="IgnoreIndex">The class whose rows do not count.</param>
internal sealed record ClassSettings(ValueList<double>? Weights, int IgnoreIndex)
{
    /// <summary>PyTorch's number for "no class is left out", and the one that nll_loss skips.</summary>
    public const int NoClass = -100;

    /// <summary>The weights, where the output is and of its type; null for none.</summary>
    public Tensor? WeightsFor(Tensor output) => Weights is null ? null : tensor(Weights.ToArray(), output.dtype, output.device);

    /// <summary>Which rows count: bool [rows].</summary>
    public Tensor Counted(Tensor labels) => labels.ne(IgnoreIndex);

    /// <summary>Negative log-likelihood of log-probabilities: weighted, without the rows that do not count.</summary>
    public Tensor Likelihood(Tensor logProbabilities, Tensor labels, Tensor? weights, nn.Reduction reduction = nn.Reduction.Mean)
        => nn.functional.nll_loss(
            logProbabilities, IgnoreIndex == NoClass ? labels : labels.masked_fill(labels.eq(IgnoreIndex), NoClass), weights, reduction);

    /// <summary>How much each row counts in the mean: the weight of its class, 0 for the class that does not count; null: all count 1.</summary>
    public Tensor? SharesOf(Tensor output, Tensor labels)
    {
        if (Weights is null && IgnoreIndex == NoClass)
            return null;
        var counted = Counted(labels);
        return WeightsFor(output) is { } weights ? weights.index_select(0, labels * counted) * counted : counted.to(output.dtype);
    }

    /// <summary>Checks the weights by themselves.</summary>
    public void Check(OptionsValidator faults)
        => faults.Require(
            Weights is null || (Weights.All(weight => double.IsFinite(weight) && weight >= 0) && Weights.Any(weight => weight > 0)),
            "Loss.ClassWeights", Weights, "null, or a number of 0 or more for each class, not all 0");

    /// <summary>Checks the settings against the data.</summary>
    /// <exception cref="ArgumentException">They do not suit each other.</exception>
    public void CheckClasses(long classes, string labelColumn)
    {
        if (Weights is not null && Weights.Count != classes)
        {
            throw new ArgumentException($"Loss.ClassWeights has {Weights.Count} weight(s), but the label column '{labelColumn}' has "
                + $"{classes} classes. Give one weight for each class, in the order of the key's values.");
        }
        if (IgnoreIndex >= classes)
        {
            throw new ArgumentException($"Loss.IgnoreIndex = {IgnoreIndex}, but the label column '{labelColumn}' has the classes 0 to "
                + $"{classes - 1}. Give one of them, or {NoClass} to ignore none.");
        }
    }
}
