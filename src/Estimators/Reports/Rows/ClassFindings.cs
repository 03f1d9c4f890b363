using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>How well the rows of each class were told.</summary>
/// <param name="Names">The classes.</param>
/// <param name="Confusion">How many rows of each class (outer list) were taken for each class (inner list).</param>
internal sealed record ClassFindings(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<long>> Confusion) : RowFindings
{
    /// <summary>Rows with a label and a score.</summary>
    public override long Rows => Confusion.Sum(row => row.Sum());

    public override string LossText => "The loss is -ln of the probability of the right class.";

    public override IEnumerable<(string Name, string Value)> Figures
        => [("Accuracy on the rows", Overview.Percent(Accuracy)), ("Log-loss on the rows", FigureText.Of(LogLoss))];

    /// <summary>Share of rows that were right.</summary>
    public double Accuracy => Share(Names.Select((_, index) => Confusion[index][index]).Sum(), Rows);

    /// <summary>Mean of -ln of the probability of the right class; null where only counts are known.</summary>
    public double? LogLoss { get; init; }

    /// <summary>Rows of the class.</summary>
    public long Support(int index) => Confusion[index].Sum();

    /// <summary>Share of the rows taken for the class that are of it; NaN where none was.</summary>
    public double Precision(int index) => Share(Confusion[index][index], Confusion.Sum(row => row[index]));

    /// <summary>Share of the rows of the class that were taken for it; NaN where there are none.</summary>
    public double Recall(int index) => Share(Confusion[index][index], Support(index));

    /// <summary>Harmonic mean of precision and recall: twice the right ones over all of the class and all taken for it.</summary>
    public double F1(int index) => Share(2 * Confusion[index][index], Support(index) + Confusion.Sum(row => row[index]));

    private static double Share(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;
}
