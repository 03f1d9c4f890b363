using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>The column that a network reads: a vector of <see cref="float"/> of known size, its dimensions channels first.</summary>
public static class FeatureColumns
{
    /// <summary>The shape of one row of the column, without the batch dimension.</summary>
    /// <param name="schema">The data's schema.</param>
    /// <param name="column">The column's name.</param>
    /// <returns>The dimensions of the column's type, such as {1, 28, 28}; {1} for a scalar.</returns>
    /// <exception cref="ArgumentException">The column is missing, not of <see cref="float"/>, or of unknown size.</exception>
    public static long[] ShapeOf(DataViewSchema schema, string column)
    {
        var found = ColumnLookup.Find(schema, column, "feature");
        if (ItemType(found.Type) != NumberDataViewType.Single)
            throw new ArgumentException(
                $"The feature column '{column}' is {found.Type}; a network reads Single values. {Cure(found)}");
        if (found.Type is not VectorDataViewType vector)
            return [1];
        if (!vector.IsKnownSize)
            throw new ArgumentException(
                $"The feature column '{column}' is {vector}, a vector of unknown size; a network needs the size of a row. State it "
                + "when the data is loaded, with [VectorType(28, 28)] on the member or a SchemaDefinition.");
        return [.. vector.Dimensions.Select(each => (long)each)];
    }

    /// <summary>Checks a promised column as far as a promise goes: its type, not its size.</summary>
    /// <exception cref="ArgumentException">The column is not of <see cref="float"/>, or of unknown size.</exception>
    internal static void Check(SchemaShape.Column column)
    {
        if (column.ItemType != NumberDataViewType.Single || column.IsKey)
            throw new ArgumentException(
                $"The feature column '{column.Name}' holds {column.ItemType}; a network reads Single values. "
                + $"Convert it first: ml.Torch().ToTensor(\"{column.Name}\") for bytes 0..255 and for pictures of one "
                + "size, else ml.Transforms.Conversion.ConvertType.");
        if (column.Kind == SchemaShape.Column.VectorKind.VariableVector)
            throw new ArgumentException(
                $"The feature column '{column.Name}' is a vector of unknown size; a network needs the size of a row. State it when the "
                + "data is loaded, with [VectorType(28, 28)] on the member or a SchemaDefinition.");
    }

    /// <summary>The number of values in one row of that shape.</summary>
    internal static int SizeOf(IEnumerable<long> shape) => checked((int)shape.Aggregate(1L, (product, each) => checked(product * each)));

    private static DataViewType ItemType(DataViewType type) => type is VectorDataViewType vector ? vector.ItemType : type;

    private static string Cure(DataViewSchema.Column column)
    {
        if (column.Type.RawType == typeof(MLImage))
            return "Give the pictures one size with ml.Transforms.ResizeImages and make values of them with "
                + $"ml.Torch().ToTensor(\"Features\", \"{column.Name}\") first.";
        return ItemType(column.Type) == NumberDataViewType.Byte
            ? $"Turn bytes 0..255 into values 0..1 with ml.Torch().ToTensor(\"Features\", \"{column.Name}\") first."
            : $"Convert it with ml.Transforms.Conversion.ConvertType(\"{column.Name}\", outputKind: DataKind.Single) first.";
    }
}
