using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>The features of rows in native memory: written once, block by block, and then taken in batches. Single values, whatever the form they are held in.</summary>
internal abstract class HeldFeatures : IDisposable
{
    /// <summary>The bytes of memory taken.</summary>
    public abstract long Bytes { get; }

    /// <summary>No rows yet.</summary>
    /// <param name="expected">How many there should be.</param>
    /// <param name="shape">The shape of one row.</param>
    /// <param name="coded">Whether they are to be held as codes as long as their values are few.</param>
    public static HeldFeatures Of(long expected, long[] shape, bool coded)
        => coded ? new CodedFeatures(expected, shape) : new PlainFeatures(expected, shape);

    /// <summary>Where to write the next rows: [rows, *shape]; the caller disposes it.</summary>
    public abstract Tensor Reserve(long rows);

    /// <summary>Keeps rows.</summary>
    /// <param name="written">What was reserved last.</param>
    /// <param name="rows">How many of its rows were written.</param>
    /// <returns>What holds all rows from now on: this object, or one of another form that took the place of this one.</returns>
    public abstract HeldFeatures Keep(Tensor written, long rows);

    /// <summary>Rows in their order: [rows, *shape], not to be written to.</summary>
    public abstract Tensor Slice(long start, long rows);

    /// <summary>Copies of some rows: [n, *shape].</summary>
    /// <param name="rows">Int64 of shape [n], contiguous: the rows wanted, in the order wanted.</param>
    public abstract Tensor Select(Tensor rows);

    public abstract void Dispose();
}
