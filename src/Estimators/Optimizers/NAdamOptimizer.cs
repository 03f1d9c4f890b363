using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using TorchSharp;
using TorchSharp.Modules;

namespace MLNetTorch;

/// <summary>NAdam, as <see cref="Optimizers.NAdam"/> makes it.</summary>
/// <param name="LearningRate">The size of a step; more than 0.</param>
/// <param name="Beta1">How much of the mean gradient is kept from step to step; 0 or more and less than 1.</param>
/// <param name="Beta2">How much of the mean squared gradient is kept; 0 or more and less than 1.</param>
/// <param name="Epsilon">Keeps the division away from 0; 0 or more.</param>
/// <param name="WeightDecay">Pull of the weights towards 0, added to the gradient; 0 or more.</param>
/// <param name="MomentumDecay">How fast the momentum grows from half of Beta1 to Beta1; 0 or more.</param>
public sealed record NAdamOptimizer(
    double LearningRate, double Beta1, double Beta2, double Epsilon, double WeightDecay, double MomentumDecay)
    : TrainingOptimizer(LearningRate)
{
    /// <inheritdoc/>
    public override bool HasMomentum => true;

    internal override string PyTorchName => "NAdam";

    /// <inheritdoc/>
    public override TrainingOptimizer WithWeightDecay(double weightDecay) => this with { WeightDecay = weightDecay };

    /// <inheritdoc/>
    public override torch.optim.Optimizer Create(IEnumerable<Parameter> parameters)
        => torch.optim.NAdam(parameters, LearningRate, Beta1, Beta2, Epsilon, WeightDecay, MomentumDecay);

    internal override void Check(OptionsValidator faults)
    {
        base.Check(faults);
        faults.Share(Beta1, "Optimizer.Beta1");
        faults.Share(Beta2, "Optimizer.Beta2");
        faults.NotNegative(Epsilon, "Optimizer.Epsilon");
        faults.NotNegative(WeightDecay, "Optimizer.WeightDecay");
        faults.NotNegative(MomentumDecay, "Optimizer.MomentumDecay");
    }

    internal override IEnumerable<(string Name, string Value)> PyTorchEntries() =>
    [
        .. base.PyTorchEntries(),
        ("betas", PythonText.Pair(Beta1, Beta2)),
        ("eps", PythonText.Number(Epsilon)),
        ("foreach", "None"),
        ("momentum_decay", PythonText.Number(MomentumDecay)),
        ("weight_decay", PythonText.ZeroOrNumber(WeightDecay)),
    ];
}
