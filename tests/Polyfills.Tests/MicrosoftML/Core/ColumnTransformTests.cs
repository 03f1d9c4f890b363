using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

[TestClass]
public sealed class ColumnTransformTests
{
    private readonly MLContext _ml = new(seed: 1);

    private string[] Names(IEstimator<ITransformer> estimator)
    {
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(2));
        return estimator.Fit(view).Transform(view).Schema.Select(column => column.Name).ToArray();
    }

    [TestMethod]
    public void SelectingKeepsTheNamedOrderAndDroppingTheGivenOne()
    {
        CollectionAssert.AreEqual(new[] { "Text", "Number" }, Names(_ml.Transforms.SelectColumns("Text", "Number")));
        CollectionAssert.AreEqual(new[] { "Number", "Pixels" }, Names(_ml.Transforms.DropColumns("Text")));
        CollectionAssert.AreEqual(new[] { "Number" }, Names(_ml.Transforms.CopyColumns("Number", "Number").Append(_ml.Transforms.SelectColumns(["Number"], keepHidden: false))));
        CollectionAssert.AreEqual(new[] { "Number", "Number" }, Names(_ml.Transforms.CopyColumns("Number", "Number").Append(_ml.Transforms.SelectColumns(["Number"], keepHidden: true))));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Names(_ml.Transforms.DropColumns("None")));
        StringAssert.Contains(error.Message, "Could not find input column 'None'");
    }

    [TestMethod]
    public void CopyingKeepsTheAnnotations()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(1));
        IEstimator<ITransformer> estimator = _ml.Transforms.Concatenate("Features", "Number", "Pixels").Append(_ml.Transforms.CopyColumns("Copy", "Features"));
        DataViewSchema.Column column = estimator.Fit(view).Transform(view).Schema["Copy"];
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        Assert.AreEqual("Number|||", string.Join("|", names.DenseValues()));
    }

    [TestMethod]
    public void ConcatenatingLaysValuesEndToEnd()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(3));
        IDataView output = _ml.Transforms.Concatenate("Features", "Number", "Pixels", "Number").Fit(view).Transform(view);
        Assert.AreEqual("Vector<Single, 5>", output.Schema["Features"].Type.ToString());
        CollectionAssert.AreEqual(new[] { 2f, 2f, 2.5f, -2f, 2f }, output.GetColumn<float[]>("Features").Last());
        Assert.ThrowsExactly<InvalidOperationException>(() => Names(_ml.Transforms.CopyColumns("X", "Number").Append(_ml.Transforms.Concatenate("Features", "Number", "Text"))));
    }

    [TestMethod]
    public void ASingleVectorPassesWithItsShape()
    {
        var definition = SchemaDefinition.Create(typeof(Digit));
        definition["Pixels"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, 3);
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(1), definition);
        Assert.AreEqual("Vector<Single, 1, 3>", _ml.Transforms.Concatenate("Features", "Pixels").Fit(view).Transform(view).Schema["Features"].Type.ToString());
    }

    [TestMethod]
    public void MostlyEmptyPartsGiveASparseVector()
    {
        var sparse = new SparseRow { Values = new VBuffer<float>(10, 1, [5f], [3]), Number = 1 };
        IDataView view = _ml.Data.LoadFromEnumerable([sparse]);
        IDataView output = _ml.Transforms.Concatenate("Features", "Values", "Number").Fit(view).Transform(view);
        VBuffer<float> features = output.GetColumn<VBuffer<float>>("Features").Single();
        Assert.IsFalse(features.IsDense);
        CollectionAssert.AreEqual(new[] { 0f, 0, 0, 5, 0, 0, 0, 0, 0, 0, 1 }, features.DenseValues().ToArray());
    }

    private sealed class SparseRow
    {
        [VectorType(10)]
        public VBuffer<float> Values { get; set; }

        public float Number { get; set; }
    }
}
