using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Tells several classes apart.</summary>
internal sealed class MulticlassLearning : LearningTask
{
    public override string TrainerName => nameof(TorchMulticlassTrainer);

    public override LabelKind Labels => LabelKind.Class;

    public override TrainingLoss DefaultLoss => Losses.CrossEntropy();

    public override Type MetricsType => typeof(MulticlassClassificationMetrics);

    public override void CheckLoss(INetworkBuilder network, TrainingLoss loss)
    {
        if (loss.Target != LossTarget.Classes)
        {
            throw new ArgumentException($"The loss {loss.GetType().Name} compares numbers, but this trainer learns classes. "
                + "Use Losses.CrossEntropy(), or Losses.NegativeLogLikelihood() for a network that ends in log-softmax.");
        }
        if (!loss.Takes(network.OutputActivation))
        {
            throw new ArgumentException($"The loss {loss.GetType().Name} does not take the output of {network.GetType().Name}, whose "
                + $"OutputActivation is {network.OutputActivation}. Use Losses.CrossEntropy(), which takes any, or a network that ends in "
                + "log-softmax and says so with OutputActivation.LogSoftmax.");
        }
    }

    public override void CheckLabel(SchemaShape.Column label)
    {
        if (!label.IsKey || label.Kind != SchemaShape.Column.VectorKind.Scalar)
        {
            throw new ArgumentException($"The label column '{label.Name}' holds {label.ItemType}, not a key; a classifier needs a key, which "
                + $"numbers the classes. Append ml.Transforms.Conversion.MapValueToKey(\"{label.Name}\") before the trainer.");
        }
    }

    public override void CheckLabels(LabelFormat label, TorchTrainerOptions options)
    {
        if (label.Outputs < 2)
        {
            throw new ArgumentException($"The label column '{label.Column.Name}' has {label.Outputs} class(es); a classifier needs at "
                + "least 2. Is the data set that its key was made from empty, or all of one class?");
        }
        options.Loss?.CheckClasses(label.Outputs, label.Column.Name);
    }

    public override SchemaShape Promise(SchemaShape input, SchemaShape.Column label) => ScoringColumns.Promise(input, label);

    public override ScoringTask ScoringOf(DataViewSchema schema, string labelColumn)
        => new ClassificationTask(LabelColumn.Read(schema, labelColumn));

    public override Tensor CorrectOf(Tensor output, Tensor labels) => output.argmax(1).eq(labels).sum();

    public override Tensor ClassesOf(Tensor labels) => labels;

    public override Tensor ChosenClassesOf(Tensor output) => output.argmax(1);

    public override int ClassCount(long outputs) => checked((int)outputs);

    public override object Evaluate(MLContext context, Tensor outputs, Tensor labels, OutputActivation activation)
        => ScoredClasses.Evaluate(context, Probabilities(outputs, activation), labels);

    private static Tensor Probabilities(Tensor outputs, OutputActivation activation) => activation switch
    {
        OutputActivation.Softmax => outputs,
        OutputActivation.LogSoftmax => outputs.exp(),
        _ => outputs.softmax(1),
    };
}
