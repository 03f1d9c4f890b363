using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class ImageSetTests
{
    private const int Rows = 1000;
    private static readonly ImageSet Set = new(
        [.. Enumerable.Range(0, Rows).SelectMany(row => new[] { (byte)row, (byte)(row >> 8) })], [.. Enumerable.Range(0, Rows).Select(row => (byte)row)], 1, 1, 2);

    [TestMethod]
    public void Rows_come_in_order_with_their_labels()
    {
        var rows = Read(Set.GetRowCursor(Set.Schema));
        CollectionAssert.AreEqual(Enumerable.Range(0, Rows).ToArray(), rows.Select(row => row.Row).ToArray());
        Assert.IsTrue(rows.All(row => row.Label == (byte)row.Row && row.Id == (ulong)row.Row));
    }

    [TestMethod]
    public void Shuffled_rows_are_a_permutation_and_keep_label_and_id()
    {
        var rows = Read(Set.GetRowCursor(Set.Schema, new Random(1)));
        CollectionAssert.AreNotEqual(Enumerable.Range(0, Rows).ToArray(), rows.Select(row => row.Row).ToArray());
        CollectionAssert.AreEquivalent(Enumerable.Range(0, Rows).ToArray(), rows.Select(row => row.Row).ToArray());
        Assert.IsTrue(rows.All(row => row.Label == (byte)row.Row && row.Id == (ulong)row.Row));
        CollectionAssert.AreEqual(rows, Read(Set.GetRowCursor(Set.Schema, new Random(1))));
    }

    [TestMethod]
    [DataRow(1, false)]
    [DataRow(3, false)]
    [DataRow(3, true)]
    [DataRow(20, false)]
    public void The_parts_of_a_set_make_up_the_whole_by_their_batches(int parts, bool shuffled)
    {
        var cursors = Set.GetRowCursorSet(Set.Schema, parts, shuffled ? new Random(2) : null);
        var rows = cursors.Select(Read).ToArray();
        foreach (var part in rows)
            CollectionAssert.AreEqual(part.Select(row => row.Batch).Order().ToArray(), part.Select(row => row.Batch).ToArray(), "never decreasing");
        var owners = rows.SelectMany((part, at) => part.Select(row => (row.Batch, at)).Distinct()).ToArray();
        Assert.HasCount(owners.Length, owners.Select(owner => owner.Batch).Distinct().ToArray(), "a batch has one owner");
        var merged = rows.SelectMany(part => part).OrderBy(row => row.Batch).Select(row => row.Row).ToArray();
        CollectionAssert.AreEqual(Read(Set.GetRowCursor(Set.Schema, shuffled ? new Random(2) : null)).Select(row => row.Row).ToArray(), merged);
    }

    [TestMethod]
    public void Several_passes_do_not_disturb_each_other()
    {
        using var first = Set.GetRowCursor(Set.Schema);
        using var second = Set.GetRowCursor(Set.Schema);
        Assert.IsTrue(first.MoveNext() && first.MoveNext() && second.MoveNext());
        var (get, other) = (first.GetGetter<uint>(Set.Schema["Label"]), second.GetGetter<uint>(Set.Schema["Label"]));
        uint left = 9, right = 9;
        get(ref left);
        other(ref right);
        Assert.AreEqual((1u, 0u), (left, right));
    }

    [TestMethod]
    public void What_was_not_asked_for_cannot_be_read()
    {
        using var cursor = Set.GetRowCursor([Set.Schema["Label"]]);
        Assert.IsFalse(cursor.IsColumnActive(Set.Schema["Image"]));
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => cursor.GetGetter<VBuffer<byte>>(Set.Schema["Image"])).Message, "'Image' was not asked for");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => cursor.GetGetter<float>(Set.Schema["Label"])).Message, "is UInt32, which cannot be read as System.Single");
        uint label = 0;
        var fault = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<uint>(Set.Schema["Label"])(ref label));
        StringAssert.Contains(fault.Message, "Call MoveNext first");
    }

    [TestMethod]
    public void Stages_of_ML_NET_take_it_as_any_data()
    {
        var ml = new MLContext(seed: 4);
        var split = ml.Data.TrainTestSplit(Set, testFraction: 0.2);
        var (train, test) = (split.TrainSet.GetColumn<uint>("Label").Count(), split.TestSet.GetColumn<uint>("Label").Count());
        Assert.AreEqual(Rows, train + test);
        Assert.IsInRange(100, 300, test);
        var cached = ml.Data.Cache(Set);
        CollectionAssert.AreEqual(Set.GetColumn<uint>("Label").ToArray(), cached.GetColumn<uint>("Label").ToArray());
        var keys = ml.Transforms.Conversion.MapValueToKey("Label").Fit(Set).Transform(Set);
        Assert.AreEqual(256ul, ((KeyDataViewType)keys.Schema["Label"].Type).Count);
    }

    private static List<(int Row, uint Label, long Batch, ulong Id)> Read(DataViewRowCursor cursor)
    {
        using var owned = cursor;
        var rows = new List<(int, uint, long, ulong)>();
        var (image, label, id) = (cursor.GetGetter<VBuffer<byte>>(Set.Schema["Image"]), cursor.GetGetter<uint>(Set.Schema["Label"]), cursor.GetIdGetter());
        VBuffer<byte> pixels = default;
        uint value = 0;
        DataViewRowId rowId = default;
        while (cursor.MoveNext())
        {
            image(ref pixels);
            label(ref value);
            id(ref rowId);
            Assert.AreEqual(rows.Count, cursor.Position);
            rows.Add((pixels.GetValues()[0] | pixels.GetValues()[1] << 8, value, cursor.Batch, rowId.Low));
        }
        return rows;
    }
}
