using System.Text;
using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>Optimisers as text.</summary>
public static class OptimizerText
{
    /// <summary>
    /// The settings of an optimiser as PyTorch 1.13 prints them: <c>SGD (</c>, <c>Parameter Group 0</c>, a line for each setting in
    /// the order of its PyTorch name, <c>)</c>.
    /// </summary>
    /// <param name="optimizer">The optimiser.</param>
    /// <returns>
    /// Lines that end in a line feed. Settings of PyTorch that have no counterpart here, such as <c>foreach</c>, show PyTorch's defaults.
    /// </returns>
    public static string Of(TrainingOptimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var text = new StringBuilder(optimizer.PyTorchName).Append(" (\nParameter Group 0\n");
        foreach (var (name, value) in optimizer.PyTorchEntries().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            text.Append("    ").Append(name).Append(": ").Append(value).Append('\n');
        return text.Append(')').ToString();
    }
}
