using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using TorchSharp;
using TorchSharp.Modules;

namespace MLNetTorch;

/// <summary>Stochastic gradient descent, as <see cref="Optimizers.Sgd"/> makes it.</summary>
/// <param name="LearningRate">The factor on each step; more than 0.</param>
/// <param name="Momentum">How much of the former direction is kept; 0 or more.</param>
/// <param name="Nesterov">Looks one step ahead; needs momentum and no dampening.</param>
/// <param name="WeightDecay">Pull of the weights towards 0; 0 or more.</param>
/// <param name="Dampening">How much less of a new gradient enters the momentum; 0 or more.</param>
public sealed record SgdOptimizer(double LearningRate, double Momentum, bool Nesterov, double WeightDecay, double Dampening)
    : TrainingOptimizer(LearningRate)
{
    /// <inheritdoc/>
    public override bool HasMomentum => true;

    internal override string PyTorchName => "SGD";

    /// <inheritdoc/>
    public override TrainingOptimizer WithWeightDecay(double weightDecay) => this with { WeightDecay = weightDecay };

    /// <inheritdoc/>
    public override torch.optim.Optimizer Create(IEnumerable<Parameter> parameters)
        => torch.optim.SGD(parameters, LearningRate, Momentum, Dampening, WeightDecay, Nesterov);

    internal override void Check(OptionsValidator faults)
    {
        base.Check(faults);
        faults.NotNegative(Momentum, "Optimizer.Momentum");
        faults.Require(!Nesterov || (Momentum > 0 && Dampening == 0), "Optimizer.Nesterov", Nesterov,
            "true only with a momentum of more than 0 and a dampening of 0");
        faults.NotNegative(WeightDecay, "Optimizer.WeightDecay");
        faults.NotNegative(Dampening, "Optimizer.Dampening");
    }

    internal override IEnumerable<(string Name, string Value)> PyTorchEntries() =>
    [
        .. base.PyTorchEntries(),
        ("dampening", PythonText.ZeroOrNumber(Dampening)),
        ("differentiable", "False"),
        ("foreach", "None"),
        ("maximize", "False"),
        ("momentum", PythonText.ZeroOrNumber(Momentum)),
        ("nesterov", PythonText.Bool(Nesterov)),
        ("weight_decay", PythonText.ZeroOrNumber(WeightDecay)),
    ];
}
