namespace MLNetTorch;

/// <summary>
/// The schedules to choose from, with PyTorch's defaults. Positions count from 0; each step uses the value of the position that it is
/// at, as in PyTorch, where <c>scheduler.step()</c> follows the epochs or steps that it counts.
/// </summary>
public static class Schedules
{
    /// <summary>Multiplies the rate every so often: PyTorch's <c>StepLR</c>.</summary>
    /// <param name="size">The positions between two changes; 1 or more.</param>
    /// <param name="factor">What each change multiplies the rate by (<c>gamma</c>); more than 0.</param>
    /// <param name="each">What moves the schedule on.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Schedule"/>.</returns>
    public static StepSchedule Step(int size, double factor = 0.1, ScheduleUnit each = ScheduleUnit.Epoch) => new(size, factor, each);

    /// <summary>Multiplies the rate at given positions: PyTorch's <c>MultiStepLR</c>.</summary>
    /// <param name="milestones">The positions from which on a lower rate holds; ascending, each 1 or more.</param>
    /// <param name="factor">What each milestone multiplies the rate by (<c>gamma</c>); more than 0.</param>
    /// <param name="each">What moves the schedule on.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Schedule"/>.</returns>
    public static MultiStepSchedule MultiStep(
        IReadOnlyList<int> milestones, double factor = 0.1, ScheduleUnit each = ScheduleUnit.Epoch)
    {
        ArgumentNullException.ThrowIfNull(milestones);
        return new(milestones, factor, each);
    }

    /// <summary>Multiplies the rate at every position: PyTorch's <c>ExponentialLR</c>.</summary>
    /// <param name="factor">The factor (<c>gamma</c>); more than 0.</param>
    /// <param name="each">What moves the schedule on.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Schedule"/>.</returns>
    public static ExponentialSchedule Exponential(double factor, ScheduleUnit each = ScheduleUnit.Epoch) => new(factor, each);

    /// <summary>Lets the rate fall along half a cosine, and beyond its end rise again: PyTorch's <c>CosineAnnealingLR</c>.</summary>
    /// <param name="length">The positions from the full rate to the lowest (<c>T_max</c>); 1 or more. Null: all of the training.</param>
    /// <param name="minimumRate">The lowest rate (<c>eta_min</c>); 0 or more.</param>
    /// <param name="each">What moves the schedule on.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Schedule"/>.</returns>
    public static CosineSchedule Cosine(int? length = null, double minimumRate = 0, ScheduleUnit each = ScheduleUnit.Epoch)
        => new(length, minimumRate, each);

    /// <summary>
    /// Lets the rate fall along half a cosine again and again, each time longer (Loshchilov and Hutter 2016): PyTorch's
    /// <c>CosineAnnealingWarmRestarts</c>.
    /// </summary>
    /// <param name="firstLength">The positions of the first fall (<c>T_0</c>); 1 or more.</param>
    /// <param name="lengthFactor">How much longer each is than the one before (<c>T_mult</c>); 1 or more.</param>
    /// <param name="minimumRate">The lowest rate (<c>eta_min</c>); 0 or more.</param>
    /// <param name="each">What moves the schedule on.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Schedule"/>.</returns>
    public static CosineWarmRestartsSchedule CosineWarmRestarts(
        int firstLength, int lengthFactor = 1, double minimumRate = 0, ScheduleUnit each = ScheduleUnit.Epoch)
        => new(firstLength, lengthFactor, minimumRate, each);

    /// <summary>
    /// Lets the rate rise once and fall once, and the momentum fall and rise (Smith and Topin 2017): PyTorch's <c>OneCycleLR</c>.
    /// It moves on with every batch and spans the whole training, unless told otherwise by <c>with { … }</c>.
    /// </summary>
    /// <param name="maximumRate">The highest rate (<c>max_lr</c>); more than 0.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Schedule"/>.</returns>
    public static OneCycleSchedule OneCycle(double maximumRate) => new(maximumRate);

    /// <summary>
    /// Lowers the rate when an epoch's loss stops falling: PyTorch's <c>ReduceLROnPlateau</c>. It looks at the validation rows where
    /// there are any, else at the training rows. Further settings by <c>with { … }</c>.
    /// </summary>
    /// <param name="factor">What a reduction multiplies the rate by; more than 0 and less than 1.</param>
    /// <param name="patience">How many epochs without improvement are let pass; 0 or more.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Schedule"/>.</returns>
    public static ReduceOnPlateauSchedule ReduceOnPlateau(double factor = 0.1, int patience = 10)
        => new() { Factor = factor, Patience = patience };

    /// <summary>
    /// Lets the rate rise along a line to where another schedule starts, which follows then: PyTorch's <c>SequentialLR</c> of a
    /// <c>LinearLR</c> and another.
    /// </summary>
    /// <param name="length">The positions of the rise; 1 or more.</param>
    /// <param name="then">What follows, from its own beginning; null: the rate of the optimiser.</param>
    /// <param name="startFactor">The factor on the rate at the first position; more than 0 and less than 1.</param>
    /// <param name="each">What moves the rise on. The schedule that follows has a unit of its own.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Schedule"/>.</returns>
    public static WarmupSchedule Warmup(
        int length, LearningRateSchedule? then = null, double startFactor = 1.0 / 3, ScheduleUnit each = ScheduleUnit.Epoch)
        => new(length, then, startFactor, each);

    /// <summary>Moves a factor on the rate along a line, where it then stays: PyTorch's <c>LinearLR</c>.</summary>
    /// <param name="startFactor">The factor at the first position (<c>start_factor</c>); more than 0.</param>
    /// <param name="endFactor">The factor at the end of the line and after it (<c>end_factor</c>); 0 or more.</param>
    /// <param name="length">The positions of the line (<c>total_iters</c>); 1 or more.</param>
    /// <param name="each">What moves the schedule on.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Schedule"/>.</returns>
    public static LinearSchedule Linear(
        double startFactor = 1.0 / 3, double endFactor = 1, int length = 5, ScheduleUnit each = ScheduleUnit.Epoch)
        => new(startFactor, endFactor, length, each);

    /// <summary>Multiplies the rate by a factor for a while: PyTorch's <c>ConstantLR</c>.</summary>
    /// <param name="factor">The factor; more than 0.</param>
    /// <param name="length">The positions that it holds for (<c>total_iters</c>); 1 or more.</param>
    /// <param name="each">What moves the schedule on.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Schedule"/>.</returns>
    public static ConstantSchedule Constant(double factor = 1.0 / 3, int length = 5, ScheduleUnit each = ScheduleUnit.Epoch)
        => new(factor, length, each);

    /// <summary>Lets the rate fall to 0 along a power of the way left: PyTorch's <c>PolynomialLR</c>.</summary>
    /// <param name="length">
    /// The positions until 0 (<c>total_iters</c>, 5 in PyTorch unless set); 1 or more. Null: all of the training.
    /// </param>
    /// <param name="power">The power; more than 0. 1 is a line.</param>
    /// <param name="each">What moves the schedule on.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Schedule"/>.</returns>
    public static PolynomialSchedule Polynomial(int? length = null, double power = 1, ScheduleUnit each = ScheduleUnit.Epoch)
        => new(length, power, each);

    /// <summary>Multiplies the rate by your own function of the position: PyTorch's <c>LambdaLR</c>.</summary>
    /// <param name="factor">The factor at a position counted from 0. It depends on nothing else, and gives 0 or more.</param>
    /// <param name="each">What moves the schedule on.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Schedule"/>.</returns>
    public static LambdaSchedule Lambda(Func<long, double> factor, ScheduleUnit each = ScheduleUnit.Epoch)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return new(factor, each);
    }
}
