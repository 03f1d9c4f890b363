using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>Writes the features of a row's current position into a span of exactly the row's size.</summary>
internal delegate void FeatureReader(Span<float> destination);

/// <summary>Readers for the two types that a feature column can have.</summary>
internal static class FeatureReaders
{
    public static FeatureReader Of(DataViewRow row, DataViewSchema.Column column)
        => column.Type is VectorDataViewType ? Vector(row, column) : Scalar(row, column);

    private static FeatureReader Scalar(DataViewRow row, DataViewSchema.Column column)
    {
        var read = row.GetGetter<float>(column);
        return destination => read(ref destination[0]);
    }

    private static FeatureReader Vector(DataViewRow row, DataViewSchema.Column column)
    {
        var read = row.GetGetter<VBuffer<float>>(column);
        VBuffer<float> values = default;
        return destination =>
        {
            read(ref values);
            if (values.Length != destination.Length)
                throw new InvalidOperationException(
                    $"Row {row.Position} of the feature column '{column.Name}' holds {values.Length} values; "
                    + $"the column's type {column.Type} promises {destination.Length}.");
            values.CopyTo(destination);
        };
    }
}
