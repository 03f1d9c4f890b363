using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

[TestClass]
public sealed class ChainTests
{
    private readonly MLContext _ml = new(seed: 1);

    private CustomMappingEstimator<NumberInput, DoubledOutput> Doubling()
        => _ml.Transforms.CustomMapping<NumberInput, DoubledOutput>(new DoublingFactory().GetMapping(), DoublingFactory.Contract);

    [TestMethod]
    public void AChainMapsRowsLazily()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(4));
        TransformerChain<ColumnCopyingTransformer> model = Doubling().Append(_ml.Transforms.CopyColumns("Copy", "Doubled")).Fit(view);
        IDataView output = model.Transform(view);
        CollectionAssert.AreEqual(
            new[] { "Number", "Text", "Pixels", "Doubled", "Copy" },
            output.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new[] { 0f, 2f, 4f, 6f }, output.GetColumn<float>("Copy").ToArray());
        Assert.AreEqual(4, output.GetRowCount());
        Assert.IsFalse(output.CanShuffle);
    }

    [TestMethod]
    public void StagesFitOnWhatTheStagesBeforeGive()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(4));
        ITransformer seen = null!;
        Doubling().WithOnFitDelegate(transformer => seen = transformer).Fit(view);
        Assert.IsNotNull(seen);
        SchemaShape shape = Doubling().Append(_ml.Transforms.DropColumns("Number")).GetOutputSchema(ShapeOf(view));
        CollectionAssert.AreEqual(new[] { "Text", "Pixels", "Doubled" }, shape.Select(column => column.Name).ToArray());
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.CopyColumns("B", "A").Append(Doubling()).Fit(view));
        StringAssert.Contains(error.Message, "Could not find input column 'A'");
    }

    [TestMethod]
    public void WrongInputTypesAreNamed()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(new[] { new TextRow { Number = "one" } });
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Doubling().GetOutputSchema(ShapeOf(view)));
        StringAssert.Contains(error.Message, "Schema mismatch for input column 'Number': expected Single, got String");
    }

    [TestMethod]
    public void ACacheCheckpointReadsTheSourceOnce()
    {
        int mapped = 0;
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(10));
        CustomMappingEstimator<NumberInput, DoubledOutput> counting = _ml.Transforms.CustomMapping<NumberInput, DoubledOutput>(
            (input, output) => { Interlocked.Increment(ref mapped); output.Doubled = 2 * input.Number; }, null);
        counting.AppendCacheCheckpoint(_ml).Append(new PassingEstimator(passes: 3)).Fit(view);
        Assert.AreEqual(10, mapped);
        counting.Append(new PassingEstimator(passes: 3)).Fit(view);
        Assert.AreEqual(40, mapped);
    }

    [TestMethod]
    public void ScopesDecideWhatScoringSees()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(3));
        var chain = new TransformerChain<ITransformer>(
            [Doubling().Fit(view), _ml.Transforms.CopyColumns("Copy", "Number").Fit(view)],
            [TransformerScope.TrainTest, TransformerScope.Everything]);
        Assert.IsNull(chain.Transform(view).Schema.GetColumnOrNull("Doubled"));
        Assert.IsNotNull(chain.Transform(view, TransformerScope.Training).Schema.GetColumnOrNull("Doubled"));
        Assert.AreEqual(1, chain.GetModelFor(TransformerScope.Scoring).Count());
        Assert.IsNotNull(((ITransformer)chain).GetRowToRowMapper(view.Schema).OutputSchema.GetColumnOrNull("Doubled"));
    }

    [TestMethod]
    public void RowsCarryTheSchemaOfTheirMapper()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(Digit.Some(3));
        IRowToRowMapper mapper = ((ITransformer)Doubling().Fit(view)).GetRowToRowMapper(view.Schema);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        using DataViewRow row = mapper.GetRow(cursor, mapper.OutputSchema);
        Assert.AreSame(mapper.OutputSchema, row.Schema);
        CollectionAssert.AreEqual(new[] { "Number" }, mapper.GetDependencies([mapper.OutputSchema["Doubled"]]).Select(column => column.Name).ToArray());
        IDataView other = _ml.Data.LoadFromEnumerable(Digit.Some(3));
        using DataViewRowCursor stranger = other.GetRowCursor(other.Schema);
        Assert.ThrowsExactly<InvalidOperationException>(() => mapper.GetRow(stranger, mapper.OutputSchema));
    }

    [TestMethod]
    public void DisposingAChainDisposesItsTransformers()
    {
        var transformer = new DisposableTransformer();
        new TransformerChain<ITransformer>(transformer).Dispose();
        Assert.IsTrue(transformer.IsDisposed);
    }

    // The public way to a shape: a mapping without inputs whose outputs are the columns of a row class.
    private SchemaShape ShapeOf(IDataView view) => view.Schema["Number"].Type is TextDataViewType ? ShapeOf<TextRow>() : ShapeOf<Digit>();

    private SchemaShape ShapeOf<TRow>()
        where TRow : class, new()
        => _ml.Transforms.CustomMapping<Nothing, TRow>((_, _) => { }, null).GetOutputSchema(new SchemaShape([]));

    private sealed class TextRow
    {
        public string Number { get; set; } = "";
    }

    public sealed class Nothing
    {
    }
}
