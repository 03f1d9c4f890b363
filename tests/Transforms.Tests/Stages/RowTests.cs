using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class RowTests
{
    [TestMethod]
    [DynamicData(nameof(StageCases.Each), typeof(StageCases))]
    public void A_cursor_set_gives_the_same_rows_as_one_cursor(string name)
    {
        var data = StageCases.DataFor(name);
        var result = StageCases.Stage(new MLContext(), name).Fit(data).Transform(data);
        var expected = Images.Read(result).Select(row => string.Join(' ', row)).ToArray();
        var found = new List<string>();
        foreach (var cursor in result.GetRowCursorSet(result.Schema, 3))
            using (cursor)
            {
                Assert.AreSame(result.Schema, cursor.Schema);
                var get = cursor.GetGetter<VBuffer<float>>(result.Schema["Features"]);
                VBuffer<float> row = default;
                while (cursor.MoveNext())
                {
                    get(ref row);
                    found.Add(string.Join(' ', row.DenseValues()));
                }
            }
        CollectionAssert.AreEquivalent(expected, found);
    }

    [TestMethod]
    [DynamicData(nameof(StageCases.Each), typeof(StageCases))]
    public void Row_by_row_gives_the_same_values_as_the_view(string name)
    {
        var ml = new MLContext();
        var data = StageCases.DataFor(name);
        var stage = StageCases.Stage(ml, name).Fit(data);
        var mapper = ((ITransformer)stage).GetRowToRowMapper(data.Schema);
        var output = mapper.OutputSchema["Features"];
        var rows = new List<float[]>();
        using var cursor = data.GetRowCursor(mapper.GetDependencies([output]));
        using var row = mapper.GetRow(cursor, [output]);
        Assert.AreSame(mapper.OutputSchema, row.Schema);
        var get = row.GetGetter<VBuffer<float>>(output);
        VBuffer<float> value = default;
        while (cursor.MoveNext())
        {
            get(ref value);
            rows.Add([.. value.DenseValues()]);
        }
        Images.AssertSameBits(Images.Read(stage.Transform(data)), rows);
    }

    [TestMethod]
    [DynamicData(nameof(StageCases.Each), typeof(StageCases))]
    public void Four_threads_read_the_same_values(string name)
    {
        var data = StageCases.DataFor(name);
        var result = StageCases.Stage(new MLContext(), name).Fit(data).Transform(data);
        var expected = Images.Read(result);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ => Images.AssertSameBits(expected, Images.Read(result)));
    }

    [TestMethod]
    [DynamicData(nameof(StageCases.Each), typeof(StageCases))]
    public void Reading_a_row_allocates_nothing(string name)
    {
        var channels = name == "Grayscale" ? 3 : 2;
        var picture = Images.Picture(new byte[3 * 24 * 24], 24, 24);
        byte[] pixels = new byte[channels * 24 * 24];
        var set = new ImageSet([.. Enumerable.Repeat(pixels, 200).SelectMany(each => each)], new byte[200], channels, 24, 24);
        var ml = new MLContext();
        IDataView data = name == "ToTensor of bytes" ? set
            : name == "ToTensor of pictures" ? new PictureRows(new ImageDataViewType(24, 24), [.. Enumerable.Repeat(() => picture, 200)])
            : ml.Transforms.Conversion.ConvertType("Image", outputKind: DataKind.Single).Fit(set).Transform(set);
        var stage = name == "NormalizeChannels learned" ? ml.Torch().NormalizeChannels("Features", "Image", [0], [1]) : StageCases.Stage(ml, name);
        var result = stage.Fit(data).Transform(data);
        using var cursor = result.GetRowCursor([result.Schema["Features"]]);
        var get = cursor.GetGetter<VBuffer<float>>(result.Schema["Features"]);
        VBuffer<float> row = default;
        for (var warm = 0; warm < 10 && cursor.MoveNext(); warm++)
            get(ref row);
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (cursor.MoveNext())
            get(ref row);
        Assert.IsLessThan(10_000, GC.GetAllocatedBytesForCurrentThread() - before, "bytes for 190 rows of some kilobytes each");
    }

    [TestMethod]
    public void Only_columns_that_were_asked_for_are_active()
    {
        var data = StageCases.DataFor("Flatten");
        var result = new MLContext().Torch().Flatten("Features", "Image").Fit(data).Transform(data);
        using var cursor = result.GetRowCursor([result.Schema["Features"]]);
        Assert.IsTrue(cursor.IsColumnActive(result.Schema["Features"]));
        Assert.IsFalse(cursor.IsColumnActive(result.Schema["Number"]));
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => cursor.GetGetter<float>(result.Schema["Number"])).Message, "'Number' was not asked for");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => cursor.GetGetter<float>(result.Schema["Features"])).Message, "read it as VBuffer<float>");
    }

    [TestMethod]
    public void Rows_ids_and_counts_are_those_of_the_source()
    {
        var set = new ImageSet([.. Enumerable.Range(0, 1000).Select(value => (byte)value)], new byte[250], 1, 2, 2);
        var result = new MLContext().Torch().ToTensor("Features", "Image").Fit(set).Transform(set);
        Assert.AreEqual(250L, result.GetRowCount());
        Assert.IsTrue(result.CanShuffle);
        using var cursor = result.GetRowCursor([result.Schema["Features"]], new Random(3));
        using var source = set.GetRowCursor([set.Schema["Image"]], new Random(3));
        var (id, sourceId) = (cursor.GetIdGetter(), source.GetIdGetter());
        DataViewRowId left = default, right = default;
        while (source.MoveNext())
        {
            Assert.IsTrue(cursor.MoveNext());
            id(ref left);
            sourceId(ref right);
            Assert.AreEqual(right, left);
            Assert.AreEqual(source.Position, cursor.Position);
            Assert.AreEqual(source.Batch, cursor.Batch);
        }
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    public void Nothing_is_read_that_is_not_needed()
    {
        var data = StageCases.DataFor("Flatten");
        var mapper = ((ITransformer)new MLContext().Torch().Flatten("Features", "Image").Fit(data)).GetRowToRowMapper(data.Schema);
        string[] Needs(params string[] names)
            => [.. mapper.GetDependencies(names.Select(name => mapper.OutputSchema[name])).Select(column => column.Name)];
        CollectionAssert.AreEqual(new[] { "Image" }, Needs("Features"));
        CollectionAssert.AreEqual(new[] { "Number" }, Needs("Number"));
        CollectionAssert.AreEqual(new[] { "Image" }, Needs("Features", "Image"));
        Assert.IsEmpty(Needs());
    }
}
