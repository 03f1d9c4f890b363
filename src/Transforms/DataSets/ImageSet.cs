using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>
/// A labelled image set held in memory, one byte a value: columns Image (Vector&lt;Byte, C, H, W&gt;, raw 0..255) and Label (UInt32).
/// </summary>
internal sealed class ImageSet : IDataView
{
    public const string ImageColumn = "Image";
    public const string LabelColumn = "Label";

    private readonly byte[] _images;
    private readonly byte[] _labels;
    private readonly int _imageSize;

    public ImageSet(byte[] images, byte[] labels, params int[] shape)
    {
        (_images, _labels, _imageSize) = (images, labels, (int)ImageShapes.Count(shape));
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(ImageColumn, new VectorDataViewType(NumberDataViewType.Byte, shape));
        schema.AddColumn(LabelColumn, NumberDataViewType.UInt32);
        Schema = schema.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => true;

    public long? GetRowCount() => _labels.Length;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        => new ImageSetCursor(this, columnsNeeded, Order(rand), 0, 1);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var (columns, order, count) = (columnsNeeded.ToArray(), Order(rand), Math.Max(n, 1));
        return [.. Enumerable.Range(0, count).Select(part => new ImageSetCursor(this, columns, order, part, count))];
    }

    public ReadOnlySpan<byte> Image(int row) => _images.AsSpan(row * _imageSize, _imageSize);

    public uint Label(int row) => _labels[row];

    public int Rows => _labels.Length;

    private int[]? Order(Random? random)
    {
        if (random is null)
            return null;
        var order = Enumerable.Range(0, _labels.Length).ToArray();
        random.Shuffle(order);
        return order;
    }
}
