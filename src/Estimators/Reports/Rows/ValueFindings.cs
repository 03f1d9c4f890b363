using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>How near the predicted numbers were.</summary>
/// <param name="Measures">One for each predicted number.</param>
internal sealed record ValueFindings(IReadOnlyList<ValueMeasure> Measures) : RowFindings
{
    public override long Rows => Measures[0].Count;

    public override string LossText => Measures.Count == 1
        ? "The loss is the squared error."
        : "The loss is the mean of the squared errors of its numbers.";

    public override IEnumerable<(string Name, string Value)> Figures => Rows == 0 || Measures is not [var only]
        ? []
        : [
            ("Mean absolute error", FigureText.Of(only.MeanAbsoluteError)),
            ("Root mean squared error", FigureText.Of(only.RootMeanSquaredError)),
            ("R²", double.IsNaN(only.RSquared) ? "-" : FigureText.Of(only.RSquared)),
        ];
}
