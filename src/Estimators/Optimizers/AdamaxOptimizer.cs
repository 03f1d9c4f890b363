using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using TorchSharp;
using TorchSharp.Modules;

namespace MLNetTorch;

/// <summary>Adamax, as <see cref="Optimizers.Adamax"/> makes it.</summary>
/// <param name="LearningRate">The size of a step; more than 0.</param>
/// <param name="Beta1">How much of the mean gradient is kept from step to step; 0 or more and less than 1.</param>
/// <param name="Beta2">How much of the largest gradient is kept from step to step; 0 or more and less than 1.</param>
/// <param name="Epsilon">Added to the size of each gradient, so that the division stays away from 0; 0 or more.</param>
/// <param name="WeightDecay">Pull of the weights towards 0, added to the gradient; 0 or more.</param>
public sealed record AdamaxOptimizer(double LearningRate, double Beta1, double Beta2, double Epsilon, double WeightDecay)
    : TrainingOptimizer(LearningRate)
{
    /// <inheritdoc/>
    public override bool HasMomentum => true;

    internal override string PyTorchName => "Adamax";

    /// <inheritdoc/>
    public override TrainingOptimizer WithWeightDecay(double weightDecay) => this with { WeightDecay = weightDecay };

    /// <inheritdoc/>
    public override torch.optim.Optimizer Create(IEnumerable<Parameter> parameters)
        => torch.optim.Adamax(parameters, LearningRate, Beta1, Beta2, Epsilon, WeightDecay);

    internal override void Check(OptionsValidator faults)
    {
        base.Check(faults);
        faults.Share(Beta1, "Optimizer.Beta1");
        faults.Share(Beta2, "Optimizer.Beta2");
        faults.NotNegative(Epsilon, "Optimizer.Epsilon");
        faults.NotNegative(WeightDecay, "Optimizer.WeightDecay");
    }

    internal override IEnumerable<(string Name, string Value)> PyTorchEntries() =>
    [
        .. base.PyTorchEntries(),
        ("betas", PythonText.Pair(Beta1, Beta2)),
        ("eps", PythonText.Number(Epsilon)),
        ("foreach", "None"),
        ("maximize", "False"),
        ("weight_decay", PythonText.ZeroOrNumber(WeightDecay)),
    ];
}
