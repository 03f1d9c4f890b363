using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

[TestClass]
public sealed class EnumerableTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void ObjectsComeBackAsTheyWentIn()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(5));
        Assert.IsFalse(view.CanShuffle);
        Assert.AreEqual("Vector<Single, 3>", view.Schema["Pixels"].Type.ToString());
        Digit[] rows = _ml.Data.CreateEnumerable<Digit>(view, reuseRowObject: false).ToArray();
        Assert.HasCount(5, rows);
        Assert.AreEqual("t3", rows[3].Text);
        CollectionAssert.AreEqual(new[] { 3f, 3.5f, -3f }, rows[3].Pixels);
    }

    [TestMethod]
    public void AReusedRowObjectIsTheSameOne()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(3));
        Assert.AreEqual(1, _ml.Data.CreateEnumerable<Digit>(view, reuseRowObject: true).Distinct().Count());
        Assert.AreEqual(3, _ml.Data.CreateEnumerable<Digit>(view, reuseRowObject: false).Distinct().Count());
    }

    [TestMethod]
    public void KeysAreZeroBasedGoingInAndOneBasedComingBack()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(new uint[] { 0, 4, 5 }.Select(key => new KeyedRow { Key = key }));
        CollectionAssert.AreEqual(
            new uint[] { 1, 5, 0 },
            _ml.Data.CreateEnumerable<KeyedRow>(view, reuseRowObject: false).Select(row => row.Key).ToArray());
    }

    [TestMethod]
    public void ADefinitionRenamesSizesAndAnnotates()
    {
        var definition = SchemaDefinition.Create(typeof(Digit));
        definition["Pixels"].ColumnName = "Features";
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, 3);
        definition["Features"].AddAnnotation("SlotNames", new VBuffer<ReadOnlyMemory<char>>(3, ["a".AsMemory(), "b".AsMemory(), "c".AsMemory()]), new VectorDataViewType(TextDataViewType.Instance, 3));
        DataViewSchema.Column column = _ml.Data.LoadFromEnumerable(Digit.Some(1), definition).Schema["Features"];
        Assert.AreEqual("Vector<Single, 1, 3>", column.Type.ToString());
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        Assert.AreEqual("c", names.GetItemOrDefault(2).ToString());
    }

    [TestMethod]
    public void MissingAndMismatchedColumnsAreNamed()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(1));
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.CreateEnumerable<DoubledOutput>(view, false).ToArray());
        StringAssert.Contains(missing.Message, "Could not find  column 'Doubled'");
        Assert.HasCount(1, _ml.Data.CreateEnumerable<DoubledOutput>(view, false, ignoreMissingColumns: true).ToArray());
        var mismatch = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.CreateEnumerable<WrongNumber>(view, false).ToArray());
        StringAssert.Contains(mismatch.Message, "Can't bind the IDataView column 'Number' of type 'Single' to field or property 'Number' of type 'System.Int32'");
    }

    [TestMethod]
    public void CursorsGiveOnlyWhatWasAskedFor()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(2));
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Number"]]);
        Assert.AreEqual(-1, cursor.Position);
        Assert.IsTrue(cursor.IsColumnActive(view.Schema["Number"]));
        Assert.IsFalse(cursor.IsColumnActive(view.Schema["Text"]));
        Assert.Throws<Exception>(() => cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["Text"]));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<double>(view.Schema["Number"]));
        ValueGetter<float> getter = cursor.GetGetter<float>(view.Schema["Number"]);
        float value = 0;
        Assert.Throws<Exception>(() => getter(ref value));
        Assert.IsTrue(cursor.MoveNext());
        getter(ref value);
        Assert.AreEqual(0f, value);
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(1, cursor.Position);
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1, cursor.Position);
    }

    [TestMethod]
    public void ASchemaGivesTypesToTheMembers()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Pixels", new VectorDataViewType(NumberDataViewType.Single, 3, 1));
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(1), builder.ToSchema());
        Assert.AreEqual("Vector<Single, 3, 1>", view.Schema["Pixels"].Type.ToString());
    }

    private sealed class WrongNumber
    {
        public int Number { get; set; }
    }
}
