using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class ConfusionMatrix
{
    private readonly Lazy<string> _table;

    /// <param name="counts">One row for each true class, one column for each predicted class.</param>
    /// <param name="classNames">The names of the classes, in the order of rows and columns.</param>
    /// <param name="isBinary">Whether the table starts with the ratio of positive examples.</param>
    internal ConfusionMatrix(double[][] counts, IReadOnlyList<string> classNames, bool isBinary)
    {
        NumberOfClasses = counts.Length;
        Counts = Array.AsReadOnly(counts.Select(row => (IReadOnlyList<double>)Array.AsReadOnly(row)).ToArray());
        PerClassRecall = Array.AsReadOnly(counts.Select((row, i) => Share(row[i], row.Sum())).ToArray());
        PerClassPrecision = Array.AsReadOnly(counts.Select((row, i) => Share(row[i], counts.Sum(other => other[i]))).ToArray());
        _table = new Lazy<string>(() => new ConfusionTableFormatter(this, classNames, isBinary).Format());
    }

    public IReadOnlyList<double> PerClassPrecision { get; }

    public IReadOnlyList<double> PerClassRecall { get; }

    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }

    public int NumberOfClasses { get; }

    public string GetFormattedConfusionTable() => _table.Value;

    public double GetCountForClassPair(int predictedClassIndicatorIndex, int actualClassIndicatorIndex)
    {
        CheckIndex(predictedClassIndicatorIndex, nameof(predictedClassIndicatorIndex));
        CheckIndex(actualClassIndicatorIndex, nameof(actualClassIndicatorIndex));
        return Counts[actualClassIndicatorIndex][predictedClassIndicatorIndex];
    }

    private void CheckIndex(int index, string name)
        => Checks.Param(index >= 0 && index < NumberOfClasses, name, "Invalid index. Should be non-negative, less than the number of classes.");

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
