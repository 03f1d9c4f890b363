using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>A network that predicts numbers.</summary>
internal sealed class ValueSubject(TorchRegressionTransformer model) : ReportSubject(model)
{
    public override IReadOnlyList<string> Classes => [];

    public override RowFindings Read(IDataView rows, string labelColumn, int worst)
        => ValueRows.Read(new ScoredRows(model, rows, labelColumn, "Score"), model.SlotNames, worst);
}
