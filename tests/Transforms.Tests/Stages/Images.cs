using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Small image columns, and their values read back.</summary>
internal static class Images
{
    /// <summary>Rows of a column Image of that type with a number beside each.</summary>
    public static IDataView Of<T>(T[][] rows, params int[] shape)
        => Of<T>([.. rows.Select(row => new VBuffer<T>(row.Length, row))], shape);

    public static IDataView Of<T>(VBuffer<T>[] rows, params int[] shape)
    {
        var definition = SchemaDefinition.Create(typeof(Row<T>));
        definition["Image"].ColumnType = new VectorDataViewType(ItemType<T>(), shape);
        return new MLContext().Data.LoadFromEnumerable(rows.Select((row, at) => new Row<T> { Image = row, Number = at }), definition);
    }

    /// <summary>Rows of a column Image of pictures with a number beside each; the bytes are red, green and blue, plane by plane.</summary>
    public static IDataView OfPictures(byte[][] planes, int height, int width)
        => new PictureRows(new ImageDataViewType(height, width), [.. planes.Select(row => (Func<MLImage?>)(() => Picture(row, height, width)))]);

    /// <summary>A picture of red, green and blue, plane by plane.</summary>
    public static MLImage Picture(byte[] planes, int height, int width, MLPixelFormat format = MLPixelFormat.Bgra32)
    {
        var size = height * width;
        var pixels = new byte[4 * size];
        var (red, blue) = format == MLPixelFormat.Bgra32 ? (2, 0) : (0, 2);
        for (var at = 0; at < size; at++)
            (pixels[(4 * at) + red], pixels[(4 * at) + 1], pixels[(4 * at) + blue], pixels[(4 * at) + 3]) = (planes[at], planes[size + at], planes[(2 * size) + at], 255);
        return MLImage.CreateFromPixels(width, height, format, pixels);
    }

    /// <summary>Rows of a size that the schema does not tell.</summary>
    public static IDataView OfUnknownSize<T>(params T[][] rows) => Of(rows, 0);

    /// <summary>A column Image of one row: start, start + 1, …</summary>
    public static IDataView Counting(int start, params int[] shape)
        => Of([[.. Enumerable.Range(start, shape.Aggregate(1, (product, size) => product * size)).Select(value => (float)value)]], shape);

    public static float[][] Read(IDataView data, string column = "Features")
    {
        var rows = new List<float[]>();
        var from = data.Schema[column];
        using var cursor = data.GetRowCursor([from]);
        var get = cursor.GetGetter<VBuffer<float>>(from);
        VBuffer<float> value = default;
        while (cursor.MoveNext())
        {
            get(ref value);
            rows.Add([.. value.DenseValues()]);
        }
        return [.. rows];
    }

    public static int[] Dimensions(IDataView data, string column = "Features")
        => [.. ((VectorDataViewType)data.Schema[column].Type).Dimensions];

    /// <summary>The values with no tolerance: equal to the bit, NaN included.</summary>
    public static void AssertSameBits(IReadOnlyList<float[]> expected, IReadOnlyList<float[]> actual)
    {
        Assert.HasCount(expected.Count, actual);
        for (var row = 0; row < expected.Count; row++)
            CollectionAssert.AreEqual(
                Array.ConvertAll(expected[row], BitConverter.SingleToInt32Bits), Array.ConvertAll(actual[row], BitConverter.SingleToInt32Bits),
                $"row {row}");
    }

    private static NumberDataViewType ItemType<T>()
        => typeof(T) == typeof(byte) ? NumberDataViewType.Byte
            : typeof(T) == typeof(double) ? NumberDataViewType.Double : NumberDataViewType.Single;

    private sealed class Row<T>
    {
        public VBuffer<T> Image { get; set; }

        public float Number { get; set; }
    }
}
