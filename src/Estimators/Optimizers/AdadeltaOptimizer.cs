using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using TorchSharp;
using TorchSharp.Modules;

namespace MLNetTorch;

/// <summary>Adadelta, as <see cref="Optimizers.Adadelta"/> makes it.</summary>
/// <param name="LearningRate">The factor on each step; more than 0.</param>
/// <param name="Rho">How much of the mean squares is kept from step to step; 0 or more and less than 1.</param>
/// <param name="Epsilon">Added under the roots; more than 0, since the first step is made of it.</param>
/// <param name="WeightDecay">Pull of the weights towards 0, added to the gradient; 0 or more.</param>
public sealed record AdadeltaOptimizer(double LearningRate, double Rho, double Epsilon, double WeightDecay)
    : TrainingOptimizer(LearningRate)
{
    internal override string PyTorchName => "Adadelta";

    /// <inheritdoc/>
    public override TrainingOptimizer WithWeightDecay(double weightDecay) => this with { WeightDecay = weightDecay };

    /// <inheritdoc/>
    public override torch.optim.Optimizer Create(IEnumerable<Parameter> parameters)
        => torch.optim.Adadelta(parameters, LearningRate, Rho, Epsilon, WeightDecay);

    internal override void Check(OptionsValidator faults)
    {
        base.Check(faults);
        faults.Share(Rho, "Optimizer.Rho");
        faults.Positive(Epsilon, "Optimizer.Epsilon");
        faults.NotNegative(WeightDecay, "Optimizer.WeightDecay");
    }

    internal override IEnumerable<(string Name, string Value)> PyTorchEntries() =>
    [
        .. base.PyTorchEntries(),
        ("eps", PythonText.Number(Epsilon)),
        ("foreach", "None"),
        ("maximize", "False"),
        ("rho", PythonText.Number(Rho)),
        ("weight_decay", PythonText.ZeroOrNumber(WeightDecay)),
    ];
}
