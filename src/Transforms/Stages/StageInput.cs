using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Transforms;

/// <summary>The column that a stage reads.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Shape">Its shape, channels first; a picture has 3 channels: red, green, blue.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record StageInput(string Column, ImmutableArray<int> Shape, StageInputKind Kind)
{
    /// <summary>How many values a row has.</summary>
    public int Size { get; } = (int)ImageShapes.Count(Shape);

    /// <summary>How many channels an image has: the first of three dimensions; a matrix or a plain vector is one channel.</summary>
    public int Channels => Shape.Length >= 3 ? Shape[0] : 1;

    /// <summary>The type of the column as <c>Fit</c> saw it.</summary>
    public DataViewType Type => Kind == StageInputKind.Picture
        ? new ImageDataViewType(Shape[^2], Shape[^1])
        : new VectorDataViewType(Kind == StageInputKind.Byte ? NumberDataViewType.Byte : NumberDataViewType.Single, Shape);

    /// <summary>The input of <paramref name="stage"/>, whose type must fit and whose size must be known.</summary>
    public static StageInput Of(DataViewSchema schema, string column, ImageStage stage)
    {
        var found = ColumnLookup.Find(schema, column, "input");
        return found.Type switch
        {
            ImageDataViewType { Height: > 0, Width: > 0 } picture when stage.AcceptsPixels
                => new(column, [3, picture.Height, picture.Width], StageInputKind.Picture),
            VectorDataViewType { IsKnownSize: true } vector when Accepts(stage, vector.ItemType)
                => new(column, vector.Dimensions, vector.ItemType == NumberDataViewType.Byte ? StageInputKind.Byte : StageInputKind.Single),
            _ => throw StageInputFault.Unfit(stage, column, found.Type.ToString()!, (found.Type as VectorDataViewType)?.ItemType ?? found.Type),
        };
    }

    /// <summary>The same question of a promised schema, in which sizes are not told.</summary>
    public static SchemaShape.Column Promised(SchemaShape schema, string column, ImageStage stage)
    {
        var found = schema.Find(column, "input");
        var fits = found.ItemType is ImageDataViewType
            ? stage.AcceptsPixels
            : found.Kind == SchemaShape.Column.VectorKind.Vector && !found.IsKey && Accepts(stage, found.ItemType);
        return fits ? found : throw StageInputFault.Unfit(stage, column, $"{found.Kind} of {(found.IsKey ? "key " : "")}{found.ItemType}", found.ItemType);
    }

    /// <summary>
    /// The column in data that comes after <c>Fit</c>. Its size may be left open, so that a prediction class can say
    /// <c>float[] Image</c> without repeating the dimensions; rows are checked then.
    /// </summary>
    public DataViewSchema.Column Rebind(DataViewSchema schema, ImageStage stage)
    {
        var found = ColumnLookup.Find(schema, Column, "input");
        var fits = found.Type switch
        {
            ImageDataViewType picture => Kind == StageInputKind.Picture
                && (picture.Height == 0 || picture.Height == Shape[^2]) && (picture.Width == 0 || picture.Width == Shape[^1]),
            VectorDataViewType vector => (Type as VectorDataViewType)?.ItemType == vector.ItemType && (!vector.IsKnownSize || vector.Size == Size),
            _ => false,
        };
        return fits ? found : throw StageInputFault.Changed(stage, this, found);
    }

    private static bool Accepts(ImageStage stage, DataViewType item)
        => item == NumberDataViewType.Single || (stage.AcceptsPixels && item == NumberDataViewType.Byte);
}
