using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The batches of another source, which it owns, changed at random: by seed, epoch, batch and place in the list alone.</summary>
/// <param name="source">Gives the batches.</param>
/// <param name="augmentations">What is done to them, in order.</param>
/// <param name="seed">The trainer's seed.</param>
/// <param name="layout">How the values of a batch lie in memory.</param>
internal sealed class AugmentedBatches(IBatchSource source, IReadOnlyList<Augmentation> augmentations, int seed, BatchLayout layout) : IBatchSource
{
    public long Rows => source.Rows;

    public int BatchSize => source.BatchSize;

    public Device Device => source.Device;

    public IBatchSequence Begin(int epoch, int from = 0) => new Sequence(this, source.Begin(epoch, from), epoch, from);

    public void Dispose() => source.Dispose();

    private Batch Change(Batch batch, int epoch, int number)
    {
        // Not in the layout of the network yet, so that what is computed does not depend on it.
        batch = batch with { Features = batch.Features.contiguous() };
        for (var place = 0; place < augmentations.Count; place++)
            batch = augmentations[place].ApplyTo(batch, RowOrder.RandomOf(seed, epoch, number, place));
        return batch with { Features = layout.Lay(batch.Features) };
    }

    private sealed class Sequence(AugmentedBatches owner, IBatchSequence batches, int epoch, int from) : IBatchSequence
    {
        private int _next = from;

        public Batch Next() => owner.Change(batches.Next(), epoch, _next++);

        public void Dispose() => batches.Dispose();
    }
}
