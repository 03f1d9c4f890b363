using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>Weights that are trained with settings of their own: a pretrained backbone at a tenth of the rate, biases without decay.</summary>
/// <param name="Pattern">
/// Paths of parameters, such as "layer1.*" or "*.bias"; <c>*</c> stands for any characters, dots included, <c>?</c> for one. Case counts.
/// </param>
/// <param name="LearningRate">Their learning rate; a schedule changes it in the same proportion as the optimiser's. More than 0; null: the optimiser's.</param>
/// <param name="WeightDecay">Their weight decay; 0 or more; null: the optimiser's.</param>
public sealed record ParameterGroup(string Pattern, double? LearningRate = null, double? WeightDecay = null)
{
    internal void Check(OptionsValidator faults, string name)
    {
        faults.Require(!string.IsNullOrEmpty(Pattern), $"{name}.{nameof(Pattern)}", Pattern, "a pattern of parameter names");
        faults.Positive(LearningRate ?? 1, $"{name}.{nameof(LearningRate)}");
        faults.NotNegative(WeightDecay ?? 0, $"{name}.{nameof(WeightDecay)}");
    }
}
