using Microsoft.ML;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>A network that tells classes apart.</summary>
internal sealed class ClassificationSubject(TorchClassificationTransformer model) : ReportSubject
{
    public override TrainingHistory History => model.History;

    public override NetworkShape Shape => model.Shape;

    public override IReadOnlyList<string> Classes => model.Labels;

    public override string Summary => model.Summary();

    public override RowFindings Read(IDataView rows, string labelColumn, int worst)
        => ClassRows.Read(new ScoredRows(model, rows, labelColumn, [model.FeatureColumnName], "Score"), Classes, worst);
}
