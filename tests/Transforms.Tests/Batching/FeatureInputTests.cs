using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class FeatureInputTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Columns_are_joined_in_the_order_of_their_names()
    {
        var data = _ml.Data.LoadFromEnumerable(TinyRow.Rows(4));

        var input = FeatureInput.Of(data.Schema, ["Amount", "Features"]);

        Assert.AreEqual(7, input.Size);
        CollectionAssert.AreEqual(new[] { "Amount", "Features" }, input.Columns.Select(each => each.Name).ToArray());
        CollectionAssert.AreEqual(new long[] { 1 }, input.Shapes[0]);
        CollectionAssert.AreEqual(new long[] { 1, 2, 3 }, input.Shapes[1]);
        Assert.AreEqual(NetworkShape.Of([[1], [1, 2, 3]], 9), input.ShapeFor(9));
        Assert.AreEqual("'Amount', 'Features'", input.Text);
        using var cursor = data.GetRowCursor(input.Columns);
        var read = input.ReaderOf(cursor);
        var row = new float[7];
        for (var i = 0; cursor.MoveNext(); i++)
        {
            read(row);
            CollectionAssert.AreEqual((float[])[TinyRow.At(i).Amount, .. TinyRow.At(i).Features], row);
        }
    }

    [TestMethod]
    public void One_column_is_a_plain_input()
    {
        var data = _ml.Data.LoadFromEnumerable(TinyRow.Rows(1));
        var input = FeatureInput.Of(data.Schema, ["Features"]);
        Assert.AreEqual(new NetworkShape([1, 2, 3], 2), input.ShapeFor(2));
        Assert.AreEqual(6, input.Size);
    }

    [TestMethod]
    [DataRow(0, "Amount", 0)]
    [DataRow(1, "Features", 0)]
    [DataRow(6, "Features", 5)]
    public void A_slot_of_the_joined_row_is_found_in_its_column(int slot, string column, int place)
    {
        var input = FeatureInput.Of(_ml.Data.LoadFromEnumerable(TinyRow.Rows(1)).Schema, ["Amount", "Features"]);
        Assert.AreEqual((column, place), input.PlaceOf(slot));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => input.PlaceOf(7));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => input.PlaceOf(-1));
    }

    [TestMethod]
    [DataRow(new string[0], "No feature column is named")]
    [DataRow(new[] { "Amount", "Amount" }, "The feature column 'Amount' is named twice among 'Amount', 'Amount'")]
    [DataRow(new[] { "Amount", "Feature" }, "The feature column 'Feature' is not in the data. Did you mean 'Features'?")]
    [DataRow(new[] { "Amount", "Number" }, "The feature column 'Number' ")]
    [DataRow(new[] { "Amount", "Unsized" }, "The feature column 'Unsized' is ")]
    public void What_cannot_be_read_is_refused_from_data_and_from_a_promise(string[] names, string message)
    {
        var plain = _ml.Data.LoadFromEnumerable(TinyRow.Rows(1));
        var data = _ml.Transforms.Conversion.ConvertType("Unsized", "Varying", DataKind.Single).Fit(plain).Transform(plain);
        var promise = new SchemaShape(data.Schema.Where(each => !each.IsHidden).Select(each => SchemaShapes.Column(new DataViewSchema.DetachedColumn(each))));

        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => FeatureInput.Of(data.Schema, names)).Message, message);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => FeatureInput.Check(promise, names)).Message, message);
        FeatureInput.Check(promise, ["Amount", "Features"]);
    }
}
