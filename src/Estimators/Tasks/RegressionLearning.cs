using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Learns one number or several.</summary>
internal sealed class RegressionLearning : LearningTask
{
    public override string TrainerName => nameof(TorchRegressionTrainer);

    public override LabelKind Labels => LabelKind.Values;

    public override TrainingLoss DefaultLoss => Losses.MeanSquaredError();

    public override Type MetricsType => typeof(RegressionMetrics);

    public override void CheckLoss(INetworkBuilder network, TrainingLoss loss)
    {
        if (loss.Target != LossTarget.Values)
        {
            throw new ArgumentException($"The loss {loss.GetType().Name} compares classes, but a regression learns numbers. "
                + "Use Losses.MeanSquaredError() or another loss of numbers.");
        }
        if (network.OutputActivation != OutputActivation.None || !loss.Takes(network.OutputActivation))
        {
            throw new ArgumentException($"A regression takes numbers as they are, but the network of {network.GetType().Name} ends in "
                + $"{network.OutputActivation}. Leave the last activation away.");
        }
    }

    public override void CheckLabel(SchemaShape.Column label)
    {
        if (label.ItemType != NumberDataViewType.Single || label.IsKey || label.Kind == SchemaShape.Column.VectorKind.VariableVector)
        {
            throw new ArgumentException($"The label column '{label.Name}' is {label.Kind} of {label.ItemType}; a regression learns one Single or "
                + "a vector of them of known size. "
                + $"Convert it with ml.Transforms.Conversion.ConvertType(\"{label.Name}\", outputKind: DataKind.Single) before the trainer.");
        }
    }

    public override void CheckLabels(LabelFormat label, TorchTrainerOptions options)
    {
        if (options.ClassWeights is not null)
            throw new ArgumentException("ClassWeights are for classes, but this is a regression. Let rows weigh differently by ExampleWeightColumnName.");
        if (options.ConfusionMatrix)
            throw new ArgumentException("ConfusionMatrix counts classes, but this is a regression.");
        if (options.ValidationMetrics.Count > 0 && label.Outputs > 1)
        {
            throw new ArgumentException($"ML.NET's regression metrics are for one value, but the label column '{label.Column.Name}' holds "
                + $"{label.Outputs}. Leave ValidationMetrics empty.");
        }
    }

    public override SchemaShape Promise(SchemaShape input, SchemaShape.Column label) => ScoringColumns.PromiseRegression(input, label);

    public override ScoringTask ScoringOf(DataViewSchema schema, string labelColumn) => RegressionTask.Of(schema, labelColumn);

    public override Tensor? CorrectOf(Tensor output, Tensor labels) => null;

    public override Tensor? ClassesOf(Tensor labels) => null;

    public override Tensor? ChosenClassesOf(Tensor output) => null;

    public override int ClassCount(long outputs) => 0;

    public override object Evaluate(MLContext context, Tensor outputs, Tensor labels, OutputActivation activation)
        => ScoredNumbers.Evaluate(context, outputs, labels);
}
