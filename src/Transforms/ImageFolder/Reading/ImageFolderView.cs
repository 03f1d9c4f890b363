using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Transforms;

/// <summary>The rows of an image folder: columns Image, Label and ImagePath. Pictures are decoded when they are read.</summary>
internal sealed class ImageFolderView : IDataView
{
    public const string ImageColumn = "Image";
    public const string LabelColumn = "Label";
    public const string PathColumn = "ImagePath";

    public ImageFolderView(FolderImages images, ImageReader reader, SkippedImages? skipped)
    {
        (Images, Reader) = (images, reader);
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(ImageColumn, new ImageDataViewType(), skipped is null ? null : SkippedAnnotations.Of(skipped));
        schema.AddColumn(LabelColumn, TextDataViewType.Instance);
        schema.AddColumn(PathColumn, TextDataViewType.Instance);
        Schema = schema.ToSchema();
    }

    public FolderImages Images { get; }

    public ImageReader Reader { get; }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => Images.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        => new ImageFolderCursor(this, columnsNeeded, 0, 1);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var (columns, count) = (columnsNeeded.ToArray(), Math.Max(n, 1));
        return [.. Enumerable.Range(0, count).Select(part => new ImageFolderCursor(this, columns, part, count))];
    }
}
