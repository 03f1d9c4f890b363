using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class ParallelCursorTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(8)]
    public void Rows_come_in_order_with_all_that_belongs_to_them(int parts)
    {
        using var folder = Numbered(93);
        var rows = Tensors(folder);
        DataViewSchema.Column[] columns = [rows.Schema["Features"], rows.Schema["Label"], rows.Schema["ImagePath"]];
        using var cursor = ParallelCursor.Join(rows.GetRowCursorSet(columns, parts), columns);
        var (features, label, path) = (cursor.GetGetter<VBuffer<float>>(columns[0]), cursor.GetGetter<ReadOnlyMemory<char>>(columns[1]), cursor.GetGetter<ReadOnlyMemory<char>>(columns[2]));
        var getId = cursor.GetIdGetter();
        (VBuffer<float> values, ReadOnlyMemory<char> name, ReadOnlyMemory<char> file, DataViewRowId id) = (default, default, default, default);
        Assert.AreEqual(-1L, cursor.Position);
        for (var row = 0; row < 93; row++)
        {
            Assert.IsTrue(cursor.MoveNext());
            features(ref values);
            label(ref name);
            path(ref file);
            getId(ref id);
            Assert.AreEqual((row, row / 8, (ulong)row), (cursor.Position, cursor.Batch, id.Low));
            Assert.AreEqual(row, (int)MathF.Round(values.GetValues()[0] * 255));
            Assert.AreEqual($"class {row / 50}", name.ToString());
            Assert.AreEqual(folder[$"class {row / 50}/{row:000}.png"], file.ToString());
        }
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1L, cursor.Position);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => features(ref values)).Message, "stands on no row");
    }

    [TestMethod]
    public void Pictures_to_tensors_are_read_ahead_and_other_columns_are_not()
    {
        using var folder = Numbered(20);
        var rows = Tensors(folder);
        using var tensors = rows.GetRowCursor([rows.Schema["Features"], rows.Schema["Label"]]);
        using var texts = rows.GetRowCursor([rows.Schema["Label"]]);
        using var pictures = rows.GetRowCursor([rows.Schema["Features"], rows.Schema["Image"]]);
        Assert.AreEqual(Environment.ProcessorCount > 1, tensors is ParallelCursor);
        Assert.IsFalse(texts is ParallelCursor);
        Assert.IsFalse(pictures is ParallelCursor, "a picture is gone when the cursor that owns it moves on");
        Assert.HasCount(20, rows.GetColumn<float[]>("Features").ToList());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(16)]
    [DataRow(20)]
    [DataRow(39)]
    public void What_goes_wrong_comes_out_where_the_row_would_be_read(int bad)
    {
        using var folder = Numbered(40).With($"class 0/{bad:000}.png", []);
        var rows = Tensors(folder);
        DataViewSchema.Column[] columns = [rows.Schema["Features"]];
        using var cursor = ParallelCursor.Join(rows.GetRowCursorSet(columns, 2), columns);
        for (var row = 0; row < bad; row++)
            Assert.IsTrue(cursor.MoveNext());
        for (var time = 0; time < 2; time++)
        {
            var fault = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.MoveNext());
            StringAssert.StartsWith(fault.Message, $"The picture '{folder[$"class 0/{bad:000}.png"]}' cannot be read: the file is empty");
        }
    }

    [TestMethod]
    public void A_cursor_may_be_left_at_any_row()
    {
        using var folder = Numbered(60);
        var rows = Tensors(folder);
        DataViewSchema.Column[] columns = [rows.Schema["Features"]];
        using var process = Process.GetCurrentProcess();
        for (var read = 0; read < 30; read++)
        {
            var cursor = ParallelCursor.Join(rows.GetRowCursorSet(columns, 3), columns);
            for (var row = 0; row < read; row++)
                Assert.IsTrue(cursor.MoveNext());
            cursor.Dispose();
            cursor.Dispose();
        }
        process.Refresh();
        Assert.IsLessThan(90, process.Threads.Count);
    }

    [TestMethod]
    public void A_column_that_was_not_asked_for_or_of_another_type_is_refused()
    {
        using var folder = Numbered(20);
        var rows = Tensors(folder);
        DataViewSchema.Column[] columns = [rows.Schema["Features"]];
        using var cursor = ParallelCursor.Join(rows.GetRowCursorSet(columns, 2), columns);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => cursor.GetGetter<ReadOnlyMemory<char>>(rows.Schema["Label"])).Message, "'Label' was not asked for");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => cursor.GetGetter<float>(columns[0])).Message, "'Features' is Vector<Single, 3, 2, 2>, which cannot be read as System.Single");
    }

    // The red of each picture is the number of its row.
    private static PictureFolder Numbered(int count)
    {
        var folder = new PictureFolder();
        for (var row = 0; row < count; row++)
            folder.WithPlain($"class {row / 50}/{row:000}.png", 3, 3, (byte)row, 0, 0);
        return folder;
    }

    private IDataView Tensors(PictureFolder folder)
    {
        var pictures = _ml.Torch().LoadImageFolder(folder.Path);
        return _ml.Transforms.ResizeImages("Small", 2, 2, "Image").Append(_ml.Torch().ToTensor("Features", "Small")).Fit(pictures).Transform(pictures);
    }
}
