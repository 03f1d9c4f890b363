using MLNetTorch.Networks;

namespace MLNetTorch.Estimators;

/// <summary>Unfreezes parameters when their epoch begins.</summary>
internal sealed class GradualUnfreezingRun(GradualUnfreezing settings) : CallbackRun
{
    // A name that fits nothing is told before the first step, not in the epoch that needs it.
    /// <inheritdoc/>
    public override void OnTrainingBegin(TrainingMoment at)
    {
        var parameters = ParameterPlaces.Of(at.Network);
        foreach (var step in settings.Steps)
            NamePattern.Matching(at.Network, parameters, step.Pattern);
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingMoment at)
    {
        string[] patterns = [.. settings.Steps.Where(step => step.Epoch == at.Epoch).Select(step => step.Pattern)];
        var changed = at.Network.Unfreeze(patterns);
        if (changed.Count > 0)
            at.Log(FormattableString.Invariant($"epoch {at.Epoch} trains {changed.Count} more parameters: {string.Join(", ", changed)}"));
    }
}
