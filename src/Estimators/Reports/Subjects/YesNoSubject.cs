using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>A network that says yes or no: two classes.</summary>
internal sealed class YesNoSubject(TorchBinaryTransformer model) : ReportSubject(model)
{
    public override IReadOnlyList<string> Classes => ["false", "true"];

    public override RowFindings Read(IDataView rows, string labelColumn, int worst)
        => ClassRows.OfYesNo(new ScoredRows(model, rows, labelColumn, "Probability"), Classes, worst);
}
