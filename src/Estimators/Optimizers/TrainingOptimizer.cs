using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using TorchSharp;
using TorchSharp.Modules;

namespace MLNetTorch;

/// <summary>The choice of an optimiser and of its settings. Immutable; every training makes its own optimiser of it.</summary>
/// <param name="LearningRate">The factor on each step.</param>
public abstract record TrainingOptimizer(double LearningRate)
{
    /// <summary>
    /// Whether a schedule can cycle the momentum: the parameter groups of the optimiser are
    /// <see cref="torch.optim.IMomentum"/>, or <see cref="torch.optim.IBetas"/>, whose first beta then is the momentum.
    /// </summary>
    /// <value>False unless overridden.</value>
    public virtual bool HasMomentum => false;

    /// <summary>The same with another weight decay, for a <see cref="ParameterGroup"/>.</summary>
    /// <param name="weightDecay">The weight decay; 0 or more.</param>
    /// <returns>Other settings.</returns>
    /// <exception cref="NotSupportedException">This optimiser has none: unless overridden.</exception>
    public virtual TrainingOptimizer WithWeightDecay(double weightDecay)
        => throw new NotSupportedException($"The optimiser {GetType().Name} has no weight decay, so a ParameterGroup cannot set one.");

    internal virtual string PyTorchName => GetType().Name;

    /// <summary>Makes the optimiser. The caller disposes it.</summary>
    /// <param name="parameters">The weights to be trained.</param>
    /// <returns>A new optimiser without any state yet.</returns>
    public abstract torch.optim.Optimizer Create(IEnumerable<Parameter> parameters);

    internal virtual void Check(OptionsValidator faults) => faults.Positive(LearningRate, "Optimizer.LearningRate");

    // What PyTorch prints of a parameter group, by PyTorch's names.
    internal virtual IEnumerable<(string Name, string Value)> PyTorchEntries() => [("lr", PythonText.Number(LearningRate))];
}
