using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using TorchSharp;
using TorchSharp.Modules;

namespace MLNetTorch;

/// <summary>Adagrad, as <see cref="Optimizers.Adagrad"/> makes it.</summary>
/// <param name="LearningRate">The size of a step; more than 0.</param>
/// <param name="LearningRateDecay">Step t divides the rate by 1 + (t - 1) times this; 0 or more.</param>
/// <param name="WeightDecay">Pull of the weights towards 0, added to the gradient; 0 or more.</param>
/// <param name="InitialAccumulatorValue">What the sum of squared gradients starts from; 0 or more.</param>
/// <param name="Epsilon">Keeps the division away from 0; 0 or more.</param>
public sealed record AdagradOptimizer(
    double LearningRate, double LearningRateDecay, double WeightDecay, double InitialAccumulatorValue, double Epsilon)
    : TrainingOptimizer(LearningRate)
{
    internal override string PyTorchName => "Adagrad";

    /// <inheritdoc/>
    public override TrainingOptimizer WithWeightDecay(double weightDecay) => this with { WeightDecay = weightDecay };

    /// <inheritdoc/>
    public override torch.optim.Optimizer Create(IEnumerable<Parameter> parameters)
        => torch.optim.Adagrad(parameters, LearningRate, LearningRateDecay, WeightDecay, InitialAccumulatorValue, Epsilon);

    internal override void Check(OptionsValidator faults)
    {
        base.Check(faults);
        faults.NotNegative(LearningRateDecay, "Optimizer.LearningRateDecay");
        faults.NotNegative(WeightDecay, "Optimizer.WeightDecay");
        faults.NotNegative(InitialAccumulatorValue, "Optimizer.InitialAccumulatorValue");
        faults.NotNegative(Epsilon, "Optimizer.Epsilon");
    }

    internal override IEnumerable<(string Name, string Value)> PyTorchEntries() =>
    [
        .. base.PyTorchEntries(),
        ("eps", PythonText.Number(Epsilon)),
        ("foreach", "None"),
        ("initial_accumulator_value", PythonText.ZeroOrNumber(InitialAccumulatorValue)),
        ("lr_decay", PythonText.ZeroOrNumber(LearningRateDecay)),
        ("maximize", "False"),
        ("weight_decay", PythonText.ZeroOrNumber(WeightDecay)),
    ];
}
