using Microsoft.ML;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>What differs between classifiers and regressions: columns, losses, figures, and the model that comes out.</summary>
internal abstract class LearningTask
{
    /// <summary>What the log calls the trainer.</summary>
    public abstract string TrainerName { get; }

    /// <summary>What the label column says.</summary>
    public abstract LabelKind Labels { get; }

    /// <summary>The loss where the options name none.</summary>
    public abstract TrainingLoss DefaultLoss { get; }

    /// <summary>The type of ML.NET's metrics of such scores.</summary>
    public abstract Type MetricsType { get; }

    /// <summary>Refuses a loss that does not suit the task or the network.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public abstract void CheckLoss(INetworkBuilder network, TrainingLoss loss);

    /// <summary>Checks the promised columns as far as a promise goes: names and types, not sizes.</summary>
    /// <exception cref="ArgumentException">A column is missing or cannot be used.</exception>
    public abstract void CheckLabel(SchemaShape.Column label);

    /// <summary>Checks what the label column says against the options.</summary>
    /// <exception cref="ArgumentException">They do not suit each other.</exception>
    public abstract void CheckLabels(LabelFormat label, TorchTrainerOptions options);

    /// <summary>The columns that the model will give.</summary>
    public abstract SchemaShape Promise(SchemaShape input, SchemaShape.Column label);

    /// <summary>What becomes of the outputs of the trained network.</summary>
    public abstract ScoringTask ScoringOf(DataViewSchema schema, string labelColumn);

    /// <summary>How many rows of a batch were right, as a tensor; null where there is no right and wrong.</summary>
    public abstract Tensor? CorrectOf(Tensor output, Tensor labels);

    /// <summary>The class of each label: int64 [rows]; null where there are no classes.</summary>
    public abstract Tensor? ClassesOf(Tensor labels);

    /// <summary>The class that each output stands for: int64 [rows]; null where there are no classes.</summary>
    public abstract Tensor? ChosenClassesOf(Tensor output);

    /// <summary>How many classes there are; 0 where there are none.</summary>
    public abstract int ClassCount(long outputs);

    /// <summary>ML.NET's metrics of scored rows.</summary>
    /// <param name="context">Whose evaluators to use.</param>
    /// <param name="outputs">What the network gave: [rows, outputs], on the CPU.</param>
    /// <param name="labels">What was wanted, on the CPU.</param>
    /// <param name="activation">What the network's last layer already applied.</param>
    public abstract object Evaluate(MLContext context, Tensor outputs, Tensor labels, OutputActivation activation);
}
