using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

[TestClass]
public sealed class ParallelTests
{
    private readonly MLContext _ml = new(seed: 1);

    private ITransformer Doubling(IDataView data)
        => _ml.Transforms.CustomMapping<NumberInput, DoubledOutput>(new DoublingFactory().GetMapping(), DoublingFactory.Contract).Fit(data);

    [TestMethod]
    public void AMappedStageAsksItsSourceForASetOfCursors()
    {
        var source = new RecordingView(_ml.Data.LoadFromEnumerable(Digit.Some(100)));
        float[] doubled = Doubling(source).Transform(source).GetColumn<float>("Doubled").ToArray();
        CollectionAssert.AreEqual(Enumerable.Range(0, 100).Select(i => 2f * i).ToArray(), doubled);
        Assert.IsGreaterThanOrEqualTo(2, source.LargestSet);
    }

    [TestMethod]
    public void RowsOfASetComeBackInOrder()
    {
        IDataView cache = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Digit.Some(1000)));
        IDataView output = Doubling(cache).Transform(cache);
        CollectionAssert.AreEqual(Enumerable.Range(0, 1000).Select(i => 2f * i).ToArray(), output.GetColumn<float>("Doubled").ToArray());
    }

    [TestMethod]
    public void FourThreadsReadOneView()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(500));
        IDataView output = Doubling(data).Transform(data);
        double expected = Enumerable.Range(0, 500).Sum(i => 2.0 * i);
        double[] sums = new double[4];
        Parallel.For(0, 4, i => sums[i] = output.GetColumn<float>("Doubled").Sum(value => (double)value));
        CollectionAssert.AreEqual(Enumerable.Repeat(expected, 4).ToArray(), sums);
    }

    [TestMethod]
    public void AFailureInAMappingComesOutWrapped()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(500));
        IDataView output = _ml.Transforms.CustomMapping<NumberInput, DoubledOutput>(
            (input, output) => output.Doubled = input.Number == 300 ? throw new InvalidDataException("row 300") : 1, null).Fit(data).Transform(data);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => output.GetColumn<float>("Doubled").Count());
        Assert.AreEqual("row 300", error.GetBaseException().Message);
    }

    [TestMethod]
    public void AMappingRunsOnOtherThreads()
    {
        int here = Environment.CurrentManagedThreadId;
        int mappedHere = 0;
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(500));
        IDataView output = _ml.Transforms.CustomMapping<NumberInput, DoubledOutput>((_, _) =>
        {
            if (Environment.CurrentManagedThreadId == here)
                Interlocked.Increment(ref mappedHere);
        }, null).Fit(data).Transform(data);
        Assert.AreEqual(500, output.GetColumn<float>("Doubled").Count());
        Assert.AreEqual(0, mappedHere);
    }

    [TestMethod]
    public void ACursorCanBeLeftEarly()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(5000));
        IDataView output = Doubling(data).Transform(data);
        for (int i = 0; i < 20; i++)
        {
            using DataViewRowCursor cursor = output.GetRowCursor(output.Schema);
            ValueGetter<float> doubled = cursor.GetGetter<float>(output.Schema["Doubled"]);
            ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
            float value = 0;
            DataViewRowId rowId = default;
            for (int row = 0; row < 3; row++)
            {
                Assert.IsTrue(cursor.MoveNext());
                doubled(ref value);
                id(ref rowId);
                Assert.AreEqual(2f * row, value);
                Assert.AreEqual((ulong)row, rowId.Low);
            }
        }
    }

    private sealed class RecordingView(IDataView inner) : IDataView
    {
        public int LargestSet { get; private set; }

        public DataViewSchema Schema => inner.Schema;

        public bool CanShuffle => inner.CanShuffle;

        public long? GetRowCount() => inner.GetRowCount();

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
            => inner.GetRowCursor(columnsNeeded, rand);

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        {
            LargestSet = Math.Max(LargestSet, n);
            return [inner.GetRowCursor(columnsNeeded, rand)];
        }
    }
}
