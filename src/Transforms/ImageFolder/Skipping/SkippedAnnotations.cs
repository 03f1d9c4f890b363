using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>Files left out as annotations of the image column: a trainer sees the whole schema, and so hears of them.</summary>
internal static class SkippedAnnotations
{
    public const string Count = "SkippedImageCount";
    public const string Paths = "SkippedImages";
    public const string Reasons = "SkippedImageReasons";

    public static DataViewSchema.Annotations Of(SkippedImages skipped)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue(Count, NumberDataViewType.Int32, skipped.Count);
        if (skipped.Named.Count > 0)
        {
            annotations.AddVector(Paths, TextDataViewType.Instance, skipped.Named.Select(each => each.Path.AsMemory()).ToArray());
            annotations.AddVector(Reasons, TextDataViewType.Instance, skipped.Named.Select(each => each.Reason.AsMemory()).ToArray());
        }
        return annotations.ToAnnotations();
    }

    /// <summary>What was left out of the folder that some data comes from; null where nobody looked.</summary>
    public static SkippedImages? In(DataViewSchema schema)
    {
        foreach (var column in schema)
        {
            var known = column.Annotations.Schema;
            if (known.GetColumnOrNull(Count)?.Type != NumberDataViewType.Int32)
                continue;
            var count = 0;
            column.Annotations.GetValue(Count, ref count);
            return new SkippedImages(count, [.. Texts(column, Paths).Zip(Texts(column, Reasons), (path, reason) => new SkippedImage(path, reason))]);
        }
        return null;
    }

    private static IEnumerable<string> Texts(DataViewSchema.Column column, string kind)
    {
        if (column.Annotations.Schema.GetColumnOrNull(kind) is null)
            return [];
        VBuffer<ReadOnlyMemory<char>> texts = default;
        column.Annotations.GetValue(kind, ref texts);
        return texts.DenseValues().Select(each => each.ToString());
    }
}
