using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using TorchSharp;
using TorchSharp.Modules;

namespace MLNetTorch;

/// <summary>RMSprop, as <see cref="Optimizers.RMSprop"/> makes it.</summary>
/// <param name="LearningRate">The size of a step; more than 0.</param>
/// <param name="Alpha">How much of the mean squared gradient is kept from step to step; 0 or more and less than 1.</param>
/// <param name="Epsilon">Keeps the division away from 0; 0 or more.</param>
/// <param name="WeightDecay">Pull of the weights towards 0, added to the gradient; 0 or more.</param>
/// <param name="Momentum">How much of the former direction is kept; 0 or more.</param>
/// <param name="Centered">Divides by the standard deviation of the gradient instead of its root mean square.</param>
public sealed record RMSpropOptimizer(
    double LearningRate, double Alpha, double Epsilon, double WeightDecay, double Momentum, bool Centered)
    : TrainingOptimizer(LearningRate)
{
    /// <inheritdoc/>
    public override bool HasMomentum => Momentum > 0;

    internal override string PyTorchName => "RMSprop";

    /// <inheritdoc/>
    public override TrainingOptimizer WithWeightDecay(double weightDecay) => this with { WeightDecay = weightDecay };

    /// <inheritdoc/>
    public override torch.optim.Optimizer Create(IEnumerable<Parameter> parameters)
        => torch.optim.RMSProp(parameters, LearningRate, Alpha, Epsilon, WeightDecay, Momentum, Centered);

    internal override void Check(OptionsValidator faults)
    {
        base.Check(faults);
        faults.Share(Alpha, "Optimizer.Alpha");
        faults.NotNegative(Epsilon, "Optimizer.Epsilon");
        faults.NotNegative(WeightDecay, "Optimizer.WeightDecay");
        faults.NotNegative(Momentum, "Optimizer.Momentum");
    }

    internal override IEnumerable<(string Name, string Value)> PyTorchEntries() =>
    [
        .. base.PyTorchEntries(),
        ("alpha", PythonText.Number(Alpha)),
        ("centered", PythonText.Bool(Centered)),
        ("differentiable", "False"),
        ("eps", PythonText.Number(Epsilon)),
        ("foreach", "None"),
        ("maximize", "False"),
        ("momentum", PythonText.ZeroOrNumber(Momentum)),
        ("weight_decay", PythonText.ZeroOrNumber(WeightDecay)),
    ];
}
