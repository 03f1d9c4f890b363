using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

/// <summary>All values of the columns that a transformer adds, row by row, as numbers: keys as they are, true as 1.</summary>
internal static class AddedValues
{
    private static readonly string[] Names = ["PredictedLabel", "Score", "Probability"];

    /// <summary>From a view, as whole passes read it; after those of another column of it, where one is named.</summary>
    public static float[][] Of(IDataView scored, params string[] before)
    {
        DataViewSchema.Column[] columns = [.. before.Select(each => scored.Schema[each]), .. ColumnsOf(scored.Schema)];
        using var cursor = scored.GetRowCursor(columns);
        return Read(cursor, cursor, columns);
    }

    /// <summary>From the row mapper, one row at a time.</summary>
    public static float[][] RowByRow(ITransformer model, IDataView data)
    {
        var mapper = model.GetRowToRowMapper(data.Schema);
        var columns = ColumnsOf(mapper.OutputSchema);
        using var cursor = data.GetRowCursor(mapper.GetDependencies(columns));
        using var row = mapper.GetRow(cursor, columns);
        return Read(cursor, row, columns);
    }

    public static void AssertEqual(float[][] expected, float[][] actual, float tolerance = 0)
    {
        Assert.HasCount(expected.Length, actual);
        for (var row = 0; row < expected.Length; row++)
        {
            Assert.HasCount(expected[row].Length, actual[row]);
            for (var i = 0; i < expected[row].Length; i++)
            {
                if (!expected[row][i].Equals(actual[row][i]))
                    Assert.AreEqual(expected[row][i], actual[row][i], tolerance * (1 + Math.Abs(expected[row][i])), $"row {row}, value {i}");
            }
        }
    }

    private static DataViewSchema.Column[] ColumnsOf(DataViewSchema schema)
        => [.. Names.Select(schema.GetColumnOrNull).Where(each => each is not null).Select(each => each!.Value)];

    private static float[][] Read(DataViewRowCursor cursor, DataViewRow row, DataViewSchema.Column[] columns)
    {
        var readers = columns.Select(column => ReaderOf(row, column)).ToArray();
        var all = new List<float[]>();
        while (cursor.MoveNext())
            all.Add([.. readers.SelectMany(read => read())]);
        return [.. all];
    }

    private static Func<float[]> ReaderOf(DataViewRow row, DataViewSchema.Column column) => column.Type switch
    {
        VectorDataViewType => Reader<VBuffer<float>>(row, column, value => [.. value.DenseValues()]),
        KeyDataViewType => Reader<uint>(row, column, value => [value]),
        NumberDataViewType { RawType: var raw } when raw == typeof(int) => Reader<int>(row, column, value => [value]),
        BooleanDataViewType => Reader<bool>(row, column, value => [value ? 1 : 0]),
        _ => Reader<float>(row, column, value => [value]),
    };

    private static Func<float[]> Reader<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float[]> convert)
    {
        var getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return convert(value);
        };
    }
}
