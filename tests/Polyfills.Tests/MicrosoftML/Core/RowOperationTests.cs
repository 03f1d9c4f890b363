using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

[TestClass]
public sealed class RowOperationTests
{
    private readonly MLContext _ml = new(seed: 1);

    private float[] Numbers(IDataView view)
        => _ml.Data.CreateEnumerable<NumberInput>(view, reuseRowObject: true).Select(row => row.Number).ToArray();

    [TestMethod]
    public void TakingAndSkippingCount()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(10));
        CollectionAssert.AreEqual(new[] { 0f, 1f }, Numbers(_ml.Data.TakeRows(view, 2)));
        CollectionAssert.AreEqual(new[] { 8f, 9f }, Numbers(_ml.Data.SkipRows(view, 8)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.TakeRows(view, 0));
    }

    [TestMethod]
    public void FilteringKeepsTheLowerBoundAndDropsTheUpper()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(10));
        CollectionAssert.AreEqual(new[] { 3f, 4f }, Numbers(_ml.Data.FilterRowsByColumn(view, "Number", 3, 5)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByColumn(view, "Text"));
    }

    [TestMethod]
    public void TheSplitOfASeedIsTheOneOfMLNet()
    {
        DataOperationsCatalog.TrainTestData split = _ml.Data.TrainTestSplit(_ml.Data.LoadFromEnumerable(Digit.Some(40)), testFraction: 0.25, seed: 7);
        Assert.IsFalse(split.TrainSet.CanShuffle);
        Assert.IsNull(split.TrainSet.GetRowCount());
        Assert.AreEqual("3 16 17 19 22 32 34 36", string.Join(" ", Numbers(split.TestSet)));
        CollectionAssert.AreEquivalent(Numbers(_ml.Data.LoadFromEnumerable(Digit.Some(40))), Numbers(split.TrainSet).Concat(Numbers(split.TestSet)).ToArray());
    }

    [TestMethod]
    public void FoldsPartTheRows()
    {
        IReadOnlyList<DataOperationsCatalog.TrainTestData> folds = _ml.Data.CrossValidationSplit(_ml.Data.LoadFromEnumerable(Digit.Some(50)), numberOfFolds: 3);
        float[] tested = folds.SelectMany(fold => Numbers(fold.TestSet)).Order().ToArray();
        CollectionAssert.AreEqual(Enumerable.Range(0, 50).Select(i => (float)i).ToArray(), tested);
    }

    [TestMethod]
    public void ASamplingKeyKeepsItsRowsTogether()
    {
        Digit[] rows = Digit.Some(200);
        foreach (Digit row in rows)
            row.Text = $"group{(int)row.Number % 20}";
        DataOperationsCatalog.TrainTestData split = _ml.Data.TrainTestSplit(_ml.Data.LoadFromEnumerable(rows), 0.3, samplingKeyColumnName: "Text");
        HashSet<string> Groups(IDataView view) => _ml.Data.CreateEnumerable<Digit>(view, false).Select(row => row.Text).ToHashSet();
        Assert.IsEmpty(Groups(split.TrainSet).Intersect(Groups(split.TestSet)));
        Assert.HasCount(20, Groups(split.TrainSet).Union(Groups(split.TestSet)));
        Assert.IsNotEmpty(Groups(split.TestSet));
    }

    [TestMethod]
    public void ShufflingMovesEveryRowOnceAndTheSameWayEachPass()
    {
        IDataView view = _ml.Data.ShuffleRows(_ml.Data.LoadFromEnumerable(Digit.Some(300)), seed: 3, shufflePoolSize: 50);
        Assert.IsTrue(view.CanShuffle);
        float[] first = Numbers(view);
        CollectionAssert.AreEqual(first, Numbers(view));
        CollectionAssert.AreNotEqual(first.Order().ToArray(), first);
        CollectionAssert.AreEqual(Enumerable.Range(0, 300).Select(i => (float)i).ToArray(), first.Order().ToArray());
    }

    [TestMethod]
    public void ACacheReadsItsSourceOnceAndCanShuffle()
    {
        int enumerated = 0;
        IEnumerable<Digit> Rows()
        {
            enumerated++;
            foreach (Digit row in Digit.Some(200))
                yield return row;
        }

        IDataView cache = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Rows()), "Number", "Text", "Pixels");
        Assert.IsTrue(cache.CanShuffle);
        for (int pass = 0; pass < 3; pass++)
            Assert.HasCount(200, _ml.Data.CreateEnumerable<Digit>(cache, false).ToArray());
        Assert.AreEqual(1, enumerated);
        Assert.AreEqual(200, cache.GetRowCount());

        using DataViewRowCursor shuffled = cache.GetRowCursor(cache.Schema, new Random(1));
        ValueGetter<float> getter = shuffled.GetGetter<float>(cache.Schema["Number"]);
        var numbers = new List<float>();
        for (float number = 0; shuffled.MoveNext(); numbers.Add(number))
            getter(ref number);
        CollectionAssert.AreNotEqual(numbers.Order().ToArray(), numbers);
        Assert.AreEqual(200, numbers.Distinct().Count());
    }

    [TestMethod]
    public void TheCursorsOfASetShareNoRowAndNoBatch()
    {
        IDataView cache = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Digit.Some(500)));
        DataViewRowCursor[] cursors = cache.GetRowCursorSet(cache.Schema, 3);
        var rows = new List<float>();
        var owner = new Dictionary<long, DataViewRowCursor>();
        foreach (DataViewRowCursor cursor in cursors)
        {
            Assert.AreSame(cache.Schema, cursor.Schema);
            ValueGetter<float> getter = cursor.GetGetter<float>(cache.Schema["Number"]);
            for (long last = -1; cursor.MoveNext(); last = cursor.Batch)
            {
                float number = 0;
                getter(ref number);
                rows.Add(number);
                Assert.IsGreaterThanOrEqualTo(last, cursor.Batch);
                owner.TryAdd(cursor.Batch, cursor);
                Assert.AreSame(cursor, owner[cursor.Batch]);
            }

            cursor.Dispose();
        }

        Assert.AreEqual(500, rows.Distinct().Count());
        Assert.HasCount(500, rows);
    }
}
