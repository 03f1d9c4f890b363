using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>The columns that a trainer reads.</summary>
/// <param name="Features">What the network takes.</param>
/// <param name="Label">What it shall give.</param>
/// <param name="Weight">How much a row counts; null: all count 1.</param>
internal sealed record TrainingColumns(FeatureInput Features, LabelFormat Label, DataViewSchema.Column? Weight)
{
    /// <summary>The bytes that one row takes in memory.</summary>
    public long BytesPerRow => ((long)Features.Size * sizeof(float)) + Label.Bytes + (Weight is null ? 0 : sizeof(float));

    /// <summary>All of them.</summary>
    public IEnumerable<DataViewSchema.Column> All => Weight is { } weight ? [.. Features.Columns, Label.Column, weight] : [.. Features.Columns, Label.Column];

    /// <summary>Finds the columns and checks their types.</summary>
    /// <exception cref="ArgumentException">A column is missing or of a type that cannot be used.</exception>
    public static TrainingColumns Of(DataViewSchema schema, IReadOnlyList<string> features, string label, LabelKind kind, string? weight)
        => new(FeatureInput.Of(schema, features), LabelFormat.Of(schema, label, kind), weight is null ? null : WeightOf(schema, weight));

    private static DataViewSchema.Column WeightOf(DataViewSchema schema, string name)
    {
        var column = ColumnLookup.Find(schema, name, "example weight");
        return column.Type == NumberDataViewType.Single
            ? column
            : throw new ArgumentException($"The example weight column '{name}' is {column.Type}; weights are Single. "
                + $"Convert it with ml.Transforms.Conversion.ConvertType(\"{name}\", outputKind: DataKind.Single) before the trainer.");
    }
}
