using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>The column that a stage reads.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Shape">Its shape, channels first.</param>
/// <param name="IsByte">Whether it holds raw bytes; otherwise Single.</param>
internal sealed record StageInput(string Column, ImmutableArray<int> Shape, bool IsByte)
{
    /// <summary>How many values a row has.</summary>
    public int Size { get; } = (int)ImageShapes.Count(Shape);

    /// <summary>How many channels an image has: the first of three dimensions; a matrix or a plain vector is one channel.</summary>
    public int Channels => Shape.Length >= 3 ? Shape[0] : 1;

    /// <summary>The type of the column as <c>Fit</c> saw it.</summary>
    public VectorDataViewType Type => new(IsByte ? NumberDataViewType.Byte : NumberDataViewType.Single, Shape);

    /// <summary>The input of <paramref name="stage"/>, whose type must fit and whose size must be known.</summary>
    public static StageInput Of(DataViewSchema schema, string column, ImageStage stage)
    {
        var found = ColumnLookup.Find(schema, column, "input");
        if (found.Type is not VectorDataViewType type || !Accepts(stage, type.ItemType) || !type.IsKnownSize)
            throw Unfit(stage, column, found.Type.ToString()!, (found.Type as VectorDataViewType)?.ItemType ?? found.Type);
        return new StageInput(column, type.Dimensions, type.ItemType == NumberDataViewType.Byte);
    }

    /// <summary>The same question of a promised schema, in which sizes are not told.</summary>
    public static SchemaShape.Column Promised(SchemaShape schema, string column, ImageStage stage)
    {
        var found = schema.Find(column, "input");
        if (found.Kind != SchemaShape.Column.VectorKind.Vector || found.IsKey || !Accepts(stage, found.ItemType))
            throw Unfit(stage, column, $"{found.Kind} of {(found.IsKey ? "key " : "")}{found.ItemType}", found.ItemType);
        return found;
    }

    /// <summary>
    /// The column in data that comes after <c>Fit</c>. Its size may be left open, so that a prediction class can say
    /// <c>float[] Image</c> without repeating the dimensions; rows are checked then.
    /// </summary>
    public DataViewSchema.Column Rebind(DataViewSchema schema, ImageStage stage)
    {
        var found = ColumnLookup.Find(schema, Column, "input");
        if (found.Type is VectorDataViewType type && type.ItemType == Type.ItemType && (!type.IsKnownSize || type.Size == Size))
            return found;
        throw new ArgumentException(
            $"{stage.Name}: the column '{Column}' is {found.Type}; it was {Type} when the stage was fitted. " +
            $"Give a vector of {Type.ItemType} with {Size} values, or fit the pipeline on this data.");
    }

    private static bool Accepts(ImageStage stage, DataViewType item)
        => item == NumberDataViewType.Single || (stage.AcceptsBytes && item == NumberDataViewType.Byte);

    private static ArgumentException Unfit(ImageStage stage, string column, string found, DataViewType item)
    {
        var expected = stage.AcceptsBytes ? "Byte or Single" : "Single";
        var cure = item == NumberDataViewType.Byte && !stage.AcceptsBytes ? "Put ToTensor before it."
            : item == NumberDataViewType.Single || item == NumberDataViewType.Byte
                ? "State the size on the property, [VectorType(channels, height, width)], or make one vector of several columns with Concatenate."
                : "Convert it: ConvertType for numbers, ResizeImages and ExtractPixels for images.";
        return new ArgumentException($"{stage.Name}: the column '{column}' is {found}; expected a vector of {expected} of known size. {cure}");
    }
}
