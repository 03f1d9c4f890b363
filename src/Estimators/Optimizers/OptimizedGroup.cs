using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Weights that share an optimiser and its settings.</summary>
/// <param name="optimizer">The optimiser; owned by whoever made it.</param>
/// <param name="factor">Their learning rate as a multiple of the training's.</param>
internal sealed class OptimizedGroup(optim.Optimizer optimizer, double factor)
{
    private readonly optim.ILearningRateController _first = optimizer.ParamGroups.First();

    /// <summary>The optimiser.</summary>
    public optim.Optimizer Optimizer => optimizer;

    /// <summary>The rate of the last step; before the first one the optimiser's own.</summary>
    public double LearningRate => _first.LearningRate;

    /// <summary>Whether the optimiser's state can be written.</summary>
    public bool CanBeSaved => optimizer is OptimizerHelper;

    /// <summary>Refuses an optimiser whose state cannot be written.</summary>
    /// <exception cref="InvalidOperationException">It cannot.</exception>
    public void RequireSavable() => Saving();

    /// <summary>Sets what the schedule says.</summary>
    public void Set(ScheduleValue value)
    {
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = value.LearningRate * factor;
            if (value.Momentum is { } momentum)
                SetMomentum(group, momentum);
        }
    }

    /// <summary>The state of the optimiser as bytes, in the current dispose scope.</summary>
    /// <exception cref="InvalidOperationException">It cannot be saved.</exception>
    public Tensor Save()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        Saving().save_state_dict(writer);
        writer.Flush();
        return tensor(bytes.ToArray());
    }

    /// <summary>Reads such a state.</summary>
    public void Load(Tensor state)
    {
        using var reader = new BinaryReader(new MemoryStream(state.bytes.ToArray()));
        Saving().load_state_dict(reader);
    }

    private OptimizerHelper Saving() => optimizer as OptimizerHelper
        ?? throw new InvalidOperationException($"The optimiser {optimizer.GetType().FullName} cannot be saved, so there can be no checkpoint of "
            + "it. Train without Checkpoint, or derive it from TorchSharp.Modules.OptimizerHelper.");

    private static void SetMomentum(optim.ILearningRateController group, double momentum)
    {
        switch (group)
        {
            case optim.IMomentum plain:
                plain.Momentum = momentum;
                break;
            case optim.IBetas adaptive:
                adaptive.Betas = (momentum, adaptive.Betas.Item2);
                break;
            default:
                throw new InvalidOperationException($"The schedule cycles the momentum, but {group.GetType().FullName} has none. "
                    + "Its TrainingOptimizer should say so with HasMomentum = false.");
        }
    }
}
