using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>Features held as they are, in one tensor.</summary>
internal sealed class PlainFeatures(long expected, long[] shape) : HeldFeatures
{
    private readonly RowTensor _rows = new(expected, shape, ScalarType.Float32);

    public override long Bytes => _rows.All.numel() * sizeof(float);

    public override Tensor Reserve(long rows) => _rows.Reserve(rows);

    public override HeldFeatures Keep(Tensor written, long rows)
    {
        _rows.Keep(rows);
        return this;
    }

    public override Tensor Slice(long start, long rows) => _rows.All.narrow(0, start, rows);

    public override Tensor Select(Tensor rows) => _rows.All.index_select(0, rows);

    public override void Dispose() => _rows.Dispose();
}
