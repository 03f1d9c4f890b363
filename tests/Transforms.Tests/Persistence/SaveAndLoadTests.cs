using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class SaveAndLoadTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void A_plainly_loaded_model_gives_the_same_scores_to_the_bit_and_the_same_columns()
    {
        var data = TinyModel.Data(_ml, 300);
        using var model = TinyModel.Classifier(_ml, data);
        using var file = ModelFile.Of(_ml, model, data.Schema);

        var loaded = new MLContext().Model.Load(file.Path, out _);

        AssertSameScores(RowByRow.Scores(model, data), RowByRow.Scores(loaded, data));
        var scored = loaded.Transform(data).Schema;
        CollectionAssert.AreEqual(
            model.Transform(data).Schema.Where(each => !each.IsHidden).Select(each => $"{each.Name} {each.Type}").ToArray(),
            scored.Where(each => !each.IsHidden).Select(each => $"{each.Name} {each.Type}").ToArray());
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fish" }, Texts(scored["Score"], "SlotNames"));
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fish" }, Texts(scored["PredictedLabel"], "KeyValues"));
    }

    [TestMethod]
    public void A_plainly_loaded_model_evaluates_and_predicts_as_the_original()
    {
        var data = TinyModel.Data(_ml, 90);
        using var model = TinyModel.Classifier(_ml, data);
        using var file = ModelFile.Of(_ml, model, data.Schema);
        var loaded = _ml.Model.Load(file.Path, out _);
        var expected = TinyScored.Of(_ml, model.Transform(data));

        var metrics = _ml.MulticlassClassification.Evaluate(loaded.Transform(data));
        var scored = TinyScored.Of(_ml, loaded.Transform(data));
        using var engine = _ml.Model.CreatePredictionEngine<TinyRow, TinyScored>(loaded);

        Assert.AreEqual(_ml.MulticlassClassification.Evaluate(model.Transform(data)).LogLoss, metrics.LogLoss, 1e-6);
        CollectionAssert.AreEqual(expected.Select(each => each.PredictedLabel).ToArray(), scored.Select(each => each.PredictedLabel).ToArray());
        Array.ForEach(scored, each => each.AssertAligned());
        Assert.AreEqual(expected[7].PredictedLabel, engine.Predict(TinyRow.At(7)).PredictedLabel);
    }

    [TestMethod]
    public void LoadModel_gives_the_transformer_back_with_all_it_knew()
    {
        var data = TinyModel.Data(_ml, 300);
        using var model = TinyModel.Classifier(_ml, data);
        using var file = ModelFile.Of(_ml, model, data.Schema);

        using var loaded = (TorchClassificationTransformer)_ml.Torch().LoadModel(file.Path, out var schema);

        CollectionAssert.AreEqual(data.Schema.Select(each => each.Name).ToArray(), schema.Select(each => each.Name).ToArray());
        Assert.AreEqual(model.History.ToString(), loaded.History.ToString());
        CollectionAssert.AreEqual(model.Labels.ToArray(), loaded.Labels.ToArray());
        Assert.AreEqual(model.Shape, loaded.Shape);
        AssertSameScores(
            [.. TinyScored.Of(_ml, model.Transform(data)).Select(each => each.Score)],
            [.. TinyScored.Of(_ml, loaded.Transform(data)).Select(each => each.Score)]);
    }

    [TestMethod]
    public void A_model_in_a_chain_comes_back_with_its_scopes_and_can_be_saved_again_from_either_load()
    {
        var raw = _ml.Data.LoadFromEnumerable(TinyRow.Rows(60));
        var keys = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(raw);
        using var model = TinyModel.Classifier(_ml, keys.Transform(raw));
        var values = _ml.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(model.Transform(keys.Transform(raw)));
        var chain = new TransformerChain<ITransformer>(
            [keys, model, values], [TransformerScope.TrainTest, TransformerScope.Everything, TransformerScope.Everything]);
        using var first = ModelFile.Of(_ml, chain, raw.Schema);

        var plain = _ml.Model.Load(first.Path, out var schema);
        using var second = ModelFile.Of(_ml, plain, schema);
        var torch = (TransformerChain<ITransformer>)_ml.Torch().LoadModel(second.Path, out schema);
        using var third = ModelFile.Of(_ml, torch, schema);
        var again = (TransformerChain<ITransformer>)_ml.Torch().LoadModel(third.Path, out _);

        Assert.AreEqual(1, again.OfType<TorchClassificationTransformer>().Count());
        Assert.AreEqual(3, again.Count());
        Assert.AreEqual(2, again.GetModelFor(TransformerScope.Scoring).Count());
        AssertSameScores(ScoringScope(chain, raw), ScoringScope(again, raw));
        CollectionAssert.AreEqual(Species(chain, raw), Species(again, raw));
        torch.Dispose();
        again.Dispose();
    }

    [TestMethod]
    [DataRow("Key")]
    [DataRow("ByteKey")]
    [DataRow("ShortKey")]
    [DataRow("NumberLabel")]
    public void Labels_of_every_kind_come_back(string labelColumn)
    {
        var rows = _ml.Data.LoadFromEnumerable(TinyRow.Rows(30).Select(KeyedRow.Of));
        var data = _ml.Transforms.Conversion.MapValueToKey("NumberLabel")
            .Append(_ml.Transforms.Conversion.ConvertType("ShortKey", "NumberLabel", DataKind.UInt16)).Fit(rows).Transform(rows);
        using var model = TinyModel.Classifier(_ml, data, labelColumn: labelColumn);
        using var file = ModelFile.Of(_ml, model, data.Schema);

        using var loaded = (TorchClassificationTransformer)_ml.Torch().LoadModel(file.Path, out _);
        var plain = _ml.Model.Load(file.Path, out _).Transform(data);

        var expected = model.Transform(data).Schema["PredictedLabel"];
        Assert.AreEqual(data.Schema[labelColumn].Type, plain.Schema["PredictedLabel"].Type);
        foreach (var column in new[] { loaded.Transform(data).Schema["PredictedLabel"], plain.Schema["PredictedLabel"] })
        {
            Assert.AreEqual(expected.Type, column.Type);
            Assert.AreEqual(KeyValueType(expected), KeyValueType(column));
        }
        CollectionAssert.AreEqual(model.Labels.ToArray(), loaded.Labels.ToArray());
        CollectionAssert.AreEqual(Keys(model.Transform(data)), Keys(plain));
    }

    [TestMethod]
    public void A_scalar_feature_column_is_saved_too()
    {
        var data = TinyModel.Data(_ml, 5);
        using var model = TinyModel.Classifier(_ml, data, featureColumn: "Amount");
        using var file = ModelFile.Of(_ml, model, data.Schema);

        var plain = _ml.Model.Load(file.Path, out _);

        AssertSameScores(RowByRow.Scores(model, data), RowByRow.Scores(plain, data));
    }

    [TestMethod]
    public void Loading_leaves_no_tensor_behind()
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyModel.Classifier(_ml, data);
        var miscounted = LiveTensors.Miscounted();
        var before = LiveTensors.Settled() + miscounted;
        using var file = ModelFile.Of(_ml, model, data.Schema);

        ((IDisposable)_ml.Torch().LoadModel(file.Path, out _)).Dispose();

        Assert.AreEqual(before, LiveTensors.Count);
    }

    [TestMethod]
    public void A_network_from_a_function_scores_but_cannot_be_saved()
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyModel.Classifier(_ml, data, Network.From(TinyModel.Builder.Build));
        Assert.HasCount(3, TinyScored.Of(_ml, model.Transform(data)));
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Model.Save(model, data.Schema, Stream.Null));
        StringAssert.Contains(error.Message, "Network.From");
    }

    private static DataViewType? KeyValueType(DataViewSchema.Column column) => column.Annotations.Schema.GetColumnOrNull("KeyValues")?.Type;

    private static ulong[] Keys(IDataView data) => data.Schema["PredictedLabel"].Type.RawType switch
    {
        var raw when raw == typeof(byte) => [.. data.GetColumn<byte>("PredictedLabel").Select(each => (ulong)each)],
        var raw when raw == typeof(ushort) => [.. data.GetColumn<ushort>("PredictedLabel").Select(each => (ulong)each)],
        _ => [.. data.GetColumn<uint>("PredictedLabel").Select(each => (ulong)each)],
    };

    private static float[][] ScoringScope(TransformerChain<ITransformer> model, IDataView data)
        => RowByRow.Scores(model.GetModelFor(TransformerScope.Scoring), data);

    private static string[] Species(TransformerChain<ITransformer> model, IDataView data)
        => [.. model.Transform(data).GetColumn<string>("PredictedLabel")];

    private static void AssertSameScores(float[][] expected, float[][] actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (var i = 0; i < expected.Length; i++)
            CollectionAssert.AreEqual(expected[i], actual[i]);
    }

    private static string[] Texts(DataViewSchema.Column column, string kind)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.Annotations.GetValue(kind, ref values);
        return [.. values.DenseValues().Select(each => each.ToString())];
    }

    private sealed class KeyedRow
    {
        [VectorType(1, 2, 3)]
        public float[] Features { get; set; } = [];

        [KeyType(40)]
        public uint Key { get; set; }

        [KeyType(3)]
        public byte ByteKey { get; set; }

        public float NumberLabel { get; set; }

        public static KeyedRow Of(TinyRow row)
            => new() { Features = row.Features, Key = row.Key, ByteKey = (byte)(row.Number % 3), NumberLabel = 10.1f + row.Number % 4 };
    }
}
