using MLNetTorch.Estimators;
using MLNetTorch.Networks;

namespace MLNetTorch;

/// <summary>Trains frozen parameters from later epochs on, as <see cref="Callbacks.Unfreeze"/> makes it.</summary>
/// <remarks>
/// For a pretrained network whose builder freezes all but its head (<see cref="NetworkFreezing.Freeze"/>): layers nearer to the input
/// join in later (Howard and Ruder 2018). Lightning calls it <c>BackboneFinetuning</c>, skorch <c>Unfreezer</c>, fastai <c>freeze_to</c>.
/// The optimiser knows the parameters from the start, and leaves them alone as long as they are frozen.
/// <para><b>Resuming:</b> which parameters are frozen is in the checkpoint.</para>
/// </remarks>
/// <param name="Steps">What is trained from when on.</param>
public sealed record GradualUnfreezing(IReadOnlyList<UnfreezeStep> Steps) : TrainingCallback
{
    /// <inheritdoc/>
    public override bool UnfreezesWeights => true;

    /// <inheritdoc/>
    public override CallbackRun Start() => new GradualUnfreezingRun(this);

    internal override void Check(OptionsValidator faults, string name)
    {
        faults.Require(Steps is { Count: > 0 }, $"{name}.{nameof(Steps)}", null, "one step or more");
        foreach (var (index, step) in (Steps ?? []).Index())
        {
            faults.AtLeastOne(step.Epoch, $"{name}.{nameof(Steps)}[{index}].{nameof(step.Epoch)}");
            faults.Require(!string.IsNullOrEmpty(step.Pattern), $"{name}.{nameof(Steps)}[{index}].{nameof(step.Pattern)}", step.Pattern,
                "a pattern of parameter names, such as \"layer4.*\"");
        }
    }
}
