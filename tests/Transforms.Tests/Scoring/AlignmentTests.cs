using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Columns that only pass through stay with the row whose score stands beside them, whatever the source.</summary>
[TestClass]
public sealed class AlignmentTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    [DataRow("enumerable")]
    [DataRow("filtered")]
    [DataRow("cached")]
    [DataRow("cached and shuffled")]
    [DataRow("split")]
    [DataRow("taken")]
    public void Rows_stay_together(string source)
    {
        var data = TinyModel.Data(Ml, 1100);
        using var model = TinyModel.Classifier(Ml, data);
        var expected = RowByRow.Scores(model, data);
        var view = source switch
        {
            "filtered" => Ml.Data.FilterRowsByColumn(data, "Amount", lowerBound: 5, upperBound: 900),
            "cached" => Ml.Data.Cache(data),
            "cached and shuffled" => Ml.Data.ShuffleRows(Ml.Data.Cache(data), seed: 5),
            "split" => Ml.Data.TrainTestSplit(data, testFraction: 0.5, seed: 2).TestSet,
            "taken" => Ml.Data.TakeRows(Ml.Data.SkipRows(data, 3), 300),
            _ => data,
        };
        var numbers = view.GetColumn<int>("Number").ToArray();

        var scored = TinyScored.Of(Ml, model.Transform(view));

        CollectionAssert.AreEquivalent(numbers, scored.Select(each => each.Number).ToArray());
        foreach (var row in scored)
        {
            row.AssertAligned();
            for (var slot = 0; slot < 3; slot++)
                Assert.AreEqual(expected[row.Number][slot], row.Score[slot], 1e-6f);
        }
    }

    [TestMethod]
    public void Positions_ids_and_batches_are_those_of_the_source()
    {
        var data = Ml.Data.Cache(TinyModel.Data(Ml, 600));
        using var model = TinyModel.Classifier(Ml, data);
        var scored = model.Transform(data);
        using var source = data.GetRowCursor(data.Schema);
        using var cursor = scored.GetRowCursor(scored.Schema);
        var sourceId = source.GetIdGetter();
        var id = cursor.GetIdGetter();
        DataViewRowId expected = default, actual = default;

        Assert.AreEqual(-1, cursor.Position);
        while (source.MoveNext())
        {
            Assert.IsTrue(cursor.MoveNext());
            sourceId(ref expected);
            id(ref actual);
            Assert.AreEqual(expected, actual);
            Assert.AreEqual(source.Position, cursor.Position);
            Assert.AreEqual(source.Batch, cursor.Batch);
        }
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    public void A_set_of_cursors_shares_the_rows_out()
    {
        var data = Ml.Data.Cache(TinyModel.Data(Ml, 900));
        using var model = TinyModel.Classifier(Ml, data);
        var scored = model.Transform(data);
        var numbers = new List<int>();
        var batches = new List<HashSet<long>>();

        foreach (var cursor in scored.GetRowCursorSet(scored.Schema, 3))
        {
            using (cursor)
            {
                Assert.AreSame(scored.Schema, cursor.Schema);
                numbers.AddRange(Drain(cursor, batches));
            }
        }

        CollectionAssert.AreEquivalent(Enumerable.Range(0, 900).ToArray(), numbers);
        Assert.AreEqual(batches.Sum(each => each.Count), batches.SelectMany(each => each).Distinct().Count());
    }

    [TestMethod]
    public void A_getter_of_a_row_that_is_not_there_says_so()
    {
        var data = TinyModel.Data(Ml, 3);
        using var model = TinyModel.Classifier(Ml, data);
        var scored = model.Transform(data);
        using var cursor = scored.GetRowCursor([scored.Schema["Score"]]);
        var getter = cursor.GetGetter<VBuffer<float>>(scored.Schema["Score"]);

        var early = Assert.ThrowsExactly<InvalidOperationException>(() => Get(getter));
        StringAssert.Contains(early.Message, "call MoveNext first");
        var inactive = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<int>(scored.Schema["Number"]));
        StringAssert.Contains(inactive.Message, "The column 'Number' was not asked for");
        var mistyped = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<float>(scored.Schema["Score"]));
        StringAssert.Contains(mistyped.Message, "The column 'Score' is Vector<Single, 3>");
    }

    private static void Get(ValueGetter<VBuffer<float>> getter)
    {
        VBuffer<float> value = default;
        getter(ref value);
    }

    private static List<int> Drain(DataViewRowCursor cursor, List<HashSet<long>> batches)
    {
        var numbers = new List<int>();
        var seen = new HashSet<long>();
        var getter = cursor.GetGetter<int>(cursor.Schema["Number"]);
        var last = long.MinValue;
        var number = 0;
        while (cursor.MoveNext())
        {
            getter(ref number);
            numbers.Add(number);
            Assert.IsGreaterThanOrEqualTo(last, cursor.Batch);
            last = cursor.Batch;
            seen.Add(last);
        }
        batches.Add(seen);
        return numbers;
    }
}
