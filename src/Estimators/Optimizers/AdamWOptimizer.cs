using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using TorchSharp;
using TorchSharp.Modules;

namespace MLNetTorch;

/// <summary>AdamW, as <see cref="Optimizers.AdamW"/> makes it.</summary>
/// <param name="LearningRate">The size of a step; more than 0.</param>
/// <param name="Beta1">How much of the mean gradient is kept from step to step; 0 or more and less than 1.</param>
/// <param name="Beta2">How much of the mean squared gradient is kept; 0 or more and less than 1.</param>
/// <param name="Epsilon">Keeps the division away from 0; 0 or more.</param>
/// <param name="WeightDecay">Share of a weight that each step takes away, times the learning rate; 0 or more.</param>
/// <param name="AmsGrad">Divides by the largest mean squared gradient so far instead of the present one.</param>
public sealed record AdamWOptimizer(double LearningRate, double Beta1, double Beta2, double Epsilon, double WeightDecay, bool AmsGrad)
    : TrainingOptimizer(LearningRate)
{
    /// <inheritdoc/>
    public override bool HasMomentum => true;

    internal override string PyTorchName => "AdamW";

    /// <inheritdoc/>
    public override TrainingOptimizer WithWeightDecay(double weightDecay) => this with { WeightDecay = weightDecay };

    /// <inheritdoc/>
    public override torch.optim.Optimizer Create(IEnumerable<Parameter> parameters)
        => torch.optim.AdamW(parameters, LearningRate, Beta1, Beta2, Epsilon, WeightDecay, AmsGrad);

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
        ("amsgrad", PythonText.Bool(AmsGrad)),
        ("betas", PythonText.Pair(Beta1, Beta2)),
        ("capturable", "False"),
        ("eps", PythonText.Number(Epsilon)),
        ("foreach", "None"),
        ("maximize", "False"),
        ("weight_decay", PythonText.ZeroOrNumber(WeightDecay)),
    ];
}
