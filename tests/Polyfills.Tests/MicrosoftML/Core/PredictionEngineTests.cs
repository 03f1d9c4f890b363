using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

[TestClass]
public sealed class PredictionEngineTests
{
    private readonly MLContext _ml = new(seed: 1);

    private ITransformer Doubling(IDataView data)
        => _ml.Transforms.CustomMapping<NumberInput, DoubledOutput>(new DoublingFactory().GetMapping(), DoublingFactory.Contract).Fit(data);

    [TestMethod]
    public void OneRowAtATime()
    {
        ITransformer model = Doubling(_ml.Data.LoadFromEnumerable(Digit.Some(1)));
        using PredictionEngine<NumberInput, DoubledOutput> engine = _ml.Model.CreatePredictionEngine<NumberInput, DoubledOutput>(model);
        Assert.AreEqual(6f, engine.Predict(new NumberInput { Number = 3 }).Doubled);
        var reused = new DoubledOutput();
        DoubledOutput same = reused;
        engine.Predict(new NumberInput { Number = 4 }, ref reused);
        Assert.AreSame(same, reused);
        Assert.AreEqual(8f, reused.Doubled);
        Assert.IsNotNull(engine.OutputSchema.GetColumnOrNull("Doubled"));
        Assert.ThrowsExactly<ArgumentNullException>(() => engine.Predict(null!));
    }

    [TestMethod]
    public void ColumnsForTrainingOnlyAreDemandedUnlessTheModelIsCutToScoring()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(1));
        var chain = new TransformerChain<ITransformer>(
            [_ml.Transforms.CopyColumns("Label", "Text").Fit(data), Doubling(data)],
            [TransformerScope.TrainTest, TransformerScope.Everything]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<NumberInput, DoubledOutput>(chain));
        using PredictionEngine<NumberInput, DoubledOutput> engine =
            _ml.Model.CreatePredictionEngine<NumberInput, DoubledOutput>(chain.GetModelFor(TransformerScope.Scoring));
        Assert.AreEqual(2f, engine.Predict(new NumberInput { Number = 1 }).Doubled);
    }

    [TestMethod]
    public void TheEngineDisposesTheTransformerUnlessToldOtherwise()
    {
        var owned = new DisposableTransformer();
        _ml.Model.CreatePredictionEngine<NumberInput, NumberInput>(owned).Dispose();
        Assert.IsTrue(owned.IsDisposed);
        var lent = new DisposableTransformer();
        _ml.Model.CreatePredictionEngine<NumberInput, NumberInput>(lent, new PredictionEngineOptions { OwnsTransformer = false }).Dispose();
        Assert.IsFalse(lent.IsDisposed);
    }

    [TestMethod]
    public void MissingColumnsOfTheOutputAreAnErrorOnlyIfWanted()
    {
        ITransformer model = Doubling(_ml.Data.LoadFromEnumerable(Digit.Some(1)));
        using PredictionEngine<NumberInput, Digit> engine = _ml.Model.CreatePredictionEngine<NumberInput, Digit>(model);
        Assert.AreEqual(5f, engine.Predict(new NumberInput { Number = 5 }).Number);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<NumberInput, Digit>(model, ignoreMissingColumns: false));
    }

    [TestMethod]
    public void TheSchemaOfTheModelGivesSizesToTheInput()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(1));
        ITransformer model = _ml.Transforms.CopyColumns("Features", "Pixels").Fit(data);
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(data.Schema);
        using PredictionEngine<UnsizedRow, FeatureRow> engine = _ml.Model.CreatePredictionEngine<UnsizedRow, FeatureRow>(model, builder.ToSchema());
        Assert.AreEqual("Vector<Single, 3>", engine.OutputSchema["Features"].Type.ToString());
        CollectionAssert.AreEqual(new[] { 1f, 2f, 3f }, engine.Predict(new UnsizedRow { Pixels = [1, 2, 3] }).Features);
    }

    private sealed class UnsizedRow
    {
        public float Number { get; set; }

        public string Text { get; set; } = "";

        public float[] Pixels { get; set; } = [];
    }

    private sealed class FeatureRow
    {
        public float[] Features { get; set; } = [];
    }
}
