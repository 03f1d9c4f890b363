using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Answers yes or no. The network gives one logit.</summary>
internal sealed class BinaryLearning : LearningTask
{
    public override string TrainerName => nameof(TorchBinaryTrainer);

    public override LabelKind Labels => LabelKind.YesNo;

    public override TrainingLoss DefaultLoss => Losses.BinaryCrossEntropyWithLogits();

    public override Type MetricsType => typeof(CalibratedBinaryClassificationMetrics);

    public override void CheckLoss(INetworkBuilder network, TrainingLoss loss)
    {
        if (loss.Target != LossTarget.Values)
        {
            throw new ArgumentException($"The loss {loss.GetType().Name} compares classes, but a classifier of yes and no has one logit. "
                + "Use Losses.BinaryCrossEntropyWithLogits(), or train with MulticlassClassification.");
        }
        if (network.OutputActivation != OutputActivation.None || !loss.Takes(network.OutputActivation))
        {
            throw new ArgumentException($"A classifier of yes and no takes one logit, but the network of {network.GetType().Name} ends in "
                + $"{network.OutputActivation}. Leave the last activation away.");
        }
    }

    public override void CheckLabel(SchemaShape.Column label)
    {
        if (label.ItemType != BooleanDataViewType.Instance || label.Kind != SchemaShape.Column.VectorKind.Scalar)
        {
            throw new ArgumentException($"The label column '{label.Name}' holds {label.ItemType}; a classifier of yes and no needs Boolean. "
                + $"Convert it with ml.Transforms.Conversion.ConvertType(\"{label.Name}\", outputKind: DataKind.Boolean) before the trainer.");
        }
    }

    public override void CheckLabels(LabelFormat label, TorchTrainerOptions options)
    {
    }

    public override SchemaShape Promise(SchemaShape input, SchemaShape.Column label) => ScoringColumns.PromiseBinary(input);

    public override ScoringTask ScoringOf(DataViewSchema schema, string labelColumn) => new BinaryTask();

    public override Tensor CorrectOf(Tensor output, Tensor labels) => output.gt(0).eq(labels.gt(0.5)).sum();

    public override Tensor ClassesOf(Tensor labels) => labels.gt(0.5).to(ScalarType.Int64).flatten();

    public override Tensor ChosenClassesOf(Tensor output) => output.gt(0).to(ScalarType.Int64).flatten();

    public override int ClassCount(long outputs) => 2;

    public override object Evaluate(MLContext context, Tensor outputs, Tensor labels, OutputActivation activation)
        => ScoredAnswers.Evaluate(context, outputs, labels);
}
