using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>(value - offset) * scale for each slot. A slot that never changes becomes zero.</summary>
internal sealed record AffineScale(float[] Offset, float[] Scale)
{
    /// <summary>Takes mean and variance (of the population) of each slot; a NaN counts for nothing.</summary>
    public static AffineScale Learn(IDataView data, DataViewSchema.Column column, long maximumExampleCount, bool fixZero)
    {
        int size = column.Type.ValueCountOf();
        var (mean, squares, count) = (new double[size], new double[size], new long[size]);
        using var cursor = data.GetRowCursor([column]);
        var getter = NormalizingTransformer.VectorGetter(cursor, column);
        var row = default(VBuffer<float>);
        for (long rows = 0; rows < maximumExampleCount && cursor.MoveNext(); rows++)
        {
            getter(ref row);
            var values = row.DenseValues().ToArray();
            for (int slot = 0; slot < size; slot++)
            {
                if (!float.IsFinite(values[slot]))
                    continue;
                double delta = values[slot] - mean[slot];
                mean[slot] += delta / ++count[slot];
                squares[slot] += delta * (values[slot] - mean[slot]);
            }
        }

        return new AffineScale(
            [.. mean.Select((value, slot) => fixZero || squares[slot] == 0 ? 0 : (float)value)],
            [.. mean.Select((value, slot) => squares[slot] == 0 ? 0 : 1 / (float)Math.Sqrt((squares[slot] / count[slot]) + (fixZero ? value * value : 0)))]);
    }

    public float Apply(float value, int slot) => (value - Offset[slot]) * Scale[slot];
}
