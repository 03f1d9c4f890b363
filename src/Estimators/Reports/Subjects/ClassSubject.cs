using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>A network that tells classes apart.</summary>
internal sealed class ClassSubject(TorchClassificationTransformer model) : ReportSubject(model)
{
    public override IReadOnlyList<string> Classes => model.Labels;

    public override RowFindings Read(IDataView rows, string labelColumn, int worst)
        => ClassRows.OfKeys(new ScoredRows(model, rows, labelColumn, "Score"), Classes, worst);
}
