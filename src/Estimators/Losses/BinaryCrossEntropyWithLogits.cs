using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>
/// Cross entropy of yes-or-no questions, as <see cref="Losses.BinaryCrossEntropyWithLogits"/> makes it. The labels are 0, 1 or a
/// probability between.
/// </summary>
/// <param name="PositiveWeight">How much more a yes weighs than a no; more than 0. Null: the same.</param>
public sealed record BinaryCrossEntropyWithLogits(double? PositiveWeight) : ValueLoss
{
    /// <inheritdoc/>
    public override bool Takes(OutputActivation output) => output == OutputActivation.None;

    internal override void Check(OptionsValidator faults) => faults.Positive(PositiveWeight ?? 1, "Loss.PositiveWeight");

    /// <inheritdoc/>
    protected override Tensor Compare(Tensor output, Tensor labels) => Of(output, labels, nn.Reduction.Mean);

    /// <inheritdoc/>
    protected override Tensor CompareEach(Tensor output, Tensor labels) => Of(output, labels, nn.Reduction.None);

    private Tensor Of(Tensor output, Tensor labels, nn.Reduction reduction)
        => nn.functional.binary_cross_entropy_with_logits(output, labels, null, reduction,
            PositiveWeight is { } weight ? tensor(new[] { weight }, output.dtype, output.device) : null);
}
