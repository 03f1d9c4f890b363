using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class TrainingSetTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Rows_become_tensors_in_their_order()
    {
        using var set = TrainingSet.Load(TinyModel.Data(_ml, 10_000), "Features", "Label");

        Assert.AreEqual(10_000, set.Count);
        CollectionAssert.AreEqual(new long[] { 1, 2, 3 }, set.FeatureShape);
        CollectionAssert.AreEqual(new long[] { 10_000, 1, 2, 3 }, set.Features.shape);
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 10_000).SelectMany(each => TinyRow.At(each).Features).ToArray(), set.Features.data<float>().ToArray());
        CollectionAssert.AreEqual(Enumerable.Range(0, 10_000).Select(each => each % 3L).ToArray(), set.Labels.data<long>().ToArray());
    }

    [TestMethod]
    public void A_source_that_does_not_know_its_size_is_counted_first()
    {
        var filtered = _ml.Data.FilterRowsByColumn(TinyModel.Data(_ml, 300), "Amount", lowerBound: 100);
        Assert.IsNull(filtered.GetRowCount());

        using var set = TrainingSet.Load(filtered, "Features", "Label");

        CollectionAssert.AreEqual(
            Enumerable.Range(100, 200).SelectMany(each => TinyRow.At(each).Features).ToArray(), set.Features.data<float>().ToArray());
    }

    [TestMethod]
    public void Rows_that_a_source_yields_beyond_its_count_are_kept()
    {
        var passes = 0;
        IEnumerable<TinyRow> Growing() => TinyRow.Rows(passes++ == 0 ? 3 : 20_000);
        var data = _ml.Data.LoadFromEnumerable(TinyRow.Rows(3));
        var growing = _ml.Data.LoadFromEnumerable(new Deferred(Growing));
        var keyed = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(data).Transform(growing);

        using var set = TrainingSet.Load(keyed, "Features", "Label");

        Assert.AreEqual(20_000, set.Count);
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 20_000).SelectMany(each => TinyRow.At(each).Features).ToArray(), set.Features.data<float>().ToArray());
    }

    [TestMethod]
    public void A_scalar_is_a_row_of_one_value_and_a_byte_key_a_label()
    {
        var data = _ml.Data.LoadFromEnumerable([new ScalarRow { Features = 1.5f, Label = 2 }, new ScalarRow { Features = -2, Label = 0 }]);

        using var set = TrainingSet.Load(data, "Features", "Label");

        CollectionAssert.AreEqual(new long[] { 2, 1 }, set.Features.shape);
        CollectionAssert.AreEqual(new[] { 1.5f, -2f }, set.Features.data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { 2L, 0L }, set.Labels.data<long>().ToArray());
    }

    [TestMethod]
    public void Select_copies_the_rows_asked_for()
    {
        using var set = TrainingSet.Load(TinyModel.Data(_ml, 6), "Features", "Label");
        using var indices = torch.tensor(new long[] { 5, 1 });

        using var some = set.Select(indices);

        CollectionAssert.AreEqual(new[] { 2L, 1L }, some.Labels.data<long>().ToArray());
        CollectionAssert.AreEqual(TinyRow.At(5).Features.Concat(TinyRow.At(1).Features).ToArray(), some.Features.data<float>().ToArray());
    }

    [TestMethod]
    public void A_set_outlives_the_scope_that_it_was_loaded_in_and_frees_all_it_took()
    {
        var data = TinyModel.Data(_ml, 50);
        var before = LiveTensors.Settled();
        TrainingSet set;
        using (torch.NewDisposeScope())
            set = TrainingSet.Load(data, "Features", "Label");

        Assert.AreEqual(before + 2, LiveTensors.Count);
        Assert.AreEqual(50, set.Features.shape[0]);
        set.Dispose();
        Assert.AreEqual(before, LiveTensors.Count);
    }

    [TestMethod]
    public void Cancellation_ends_the_reading()
    {
        var before = LiveTensors.Settled();
        Assert.ThrowsExactly<OperationCanceledException>(
            () => TrainingSet.Load(TinyModel.Data(_ml, 50), "Features", "Label", new CancellationToken(canceled: true)));
        Assert.AreEqual(before, LiveTensors.Count);
    }

    private sealed class Deferred(Func<IEnumerable<TinyRow>> rows) : IEnumerable<TinyRow>
    {
        public IEnumerator<TinyRow> GetEnumerator() => rows().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class ScalarRow
    {
        public float Features { get; set; }

        [KeyType(3)]
        public byte Label { get; set; }
    }
}
