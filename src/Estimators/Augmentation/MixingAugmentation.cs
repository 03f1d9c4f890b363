using MLNetTorch.Estimators;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>An augmentation that mixes every row with another of its batch, labels too: mix-up and cut-mix. Immutable.</summary>
public abstract record MixingAugmentation : Augmentation
{
    private protected MixingAugmentation(double alpha) => Alpha = alpha;

    /// <summary>Both parameters of the beta distribution that the shares are drawn from.</summary>
    public double Alpha { get; }

    internal sealed override Batch ApplyTo(Batch batch, Random random)
    {
        var rows = new long[batch.Rows];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = row;
        random.Shuffle(rows);
        var share = BetaDraw.Of(Alpha, random);
        using var scope = NewDisposeScope();
        var others = tensor(rows, device: batch.Features.device);
        var features = Mix(batch.Features, batch.Features.index_select(0, others), ref share, random);
        var labels = batch.Labels.index_select(0, others).MoveToOuterDisposeScope();
        var weights = batch.Weights?.index_select(0, others).MoveToOuterDisposeScope();
        return batch with { Features = features.MoveToOuterDisposeScope(), Mixed = new MixedLabels(labels, weights, share) };
    }

    // Mixes features; the share of the first may come out another than was drawn.
    internal abstract Tensor Mix(Tensor first, Tensor second, ref double share, Random random);

    internal override void Check(OptionsValidator faults, string name) => faults.Positive(Alpha, $"{name}.{nameof(Alpha)}");
}
