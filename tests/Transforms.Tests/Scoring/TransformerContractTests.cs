using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class TransformerContractTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void A_prediction_engine_gives_the_scores_of_the_batched_pass()
    {
        var data = TinyModel.Data(_ml, 40);
        using var model = TinyModel.Classifier(_ml, data);
        var expected = TinyScored.Of(_ml, model.Transform(data));
        using var engine = _ml.Model.CreatePredictionEngine<TinyRow, TinyScored>(model, new PredictionEngineOptions { OwnsTransformer = false });

        for (var i = 0; i < 40; i++)
        {
            var scored = engine.Predict(TinyRow.At(i));
            Assert.AreEqual(i, scored.Number);
            Assert.AreEqual(expected[i].PredictedLabel, scored.PredictedLabel);
            for (var slot = 0; slot < 3; slot++)
                Assert.AreEqual(expected[i].Score[slot], scored.Score[slot], 1e-6f);
        }
    }

    [TestMethod]
    public void Four_threads_score_with_one_network()
    {
        var data = TinyModel.Data(_ml, 500);
        using var model = TinyModel.Classifier(_ml, data);
        var expected = TinyScored.Of(_ml, model.Transform(data)).Select(each => each.PredictedLabel).ToArray();
        var results = new uint[4][];

        var threads = Enumerable.Range(0, 4).Select(number => new Thread(() => results[number] = number % 2 == 0
            ? [.. TinyScored.Of(new MLContext(), model.Transform(data)).Select(each => each.PredictedLabel)]
            : [.. RowByRow.Scores(model, data).Select(scores => (uint)Array.IndexOf(scores, scores.Max()) + 1)])).ToArray();
        Array.ForEach(threads, each => each.Start());
        Array.ForEach(threads, each => each.Join());

        foreach (var result in results)
            CollectionAssert.AreEqual(expected, result);
    }

    [TestMethod]
    public void Scoring_leaves_no_tensor_and_dispose_frees_the_weights()
    {
        var data = TinyModel.Data(_ml, 600);
        var miscounted = LiveTensors.Miscounted();
        var before = LiveTensors.Settled() + miscounted;
        var model = TinyModel.Classifier(_ml, data);
        var loaded = LiveTensors.Count;

        TinyScored.Of(_ml, model.Transform(data));
        RowByRow.Scores(model, data);
        using (var half = model.Transform(data).GetRowCursor(model.Transform(data).Schema))
            half.MoveNext();

        Assert.AreEqual(before + 6, loaded);
        Assert.AreEqual(loaded, LiveTensors.Count);
        model.Dispose();
        Assert.AreEqual(before, LiveTensors.Count);
    }

    [TestMethod]
    public void After_dispose_everything_says_so()
    {
        var data = TinyModel.Data(_ml, 3);
        var model = TinyModel.Classifier(_ml, data);
        var scored = model.Transform(data);
        model.Dispose();
        model.Dispose();

        Assert.ThrowsExactly<ObjectDisposedException>(() => TinyScored.Of(_ml, scored));
        Assert.ThrowsExactly<ObjectDisposedException>(() => model.Transform(data));
        Assert.ThrowsExactly<ObjectDisposedException>(() => model.Network);
        Assert.ThrowsExactly<ObjectDisposedException>(() => model.Summary());
    }

    [TestMethod]
    public void A_network_built_inside_a_scope_outlives_it()
    {
        var data = TinyModel.Data(_ml, 3);
        TorchClassificationTransformer model;
        using (torch.NewDisposeScope())
            model = TinyModel.Classifier(_ml, data);

        Assert.HasCount(3, TinyScored.Of(_ml, model.Transform(data)));
        model.Dispose();
    }

    [TestMethod]
    public void Evaluate_knows_the_class_names_and_predictions_turn_into_values()
    {
        var data = TinyModel.Data(_ml, 90);
        using var model = TinyModel.Classifier(_ml, data);
        var scored = model.Transform(data);

        var metrics = _ml.MulticlassClassification.Evaluate(scored);
        var named = _ml.Transforms.Conversion.MapKeyToValue("Species", "PredictedLabel").Fit(scored).Transform(scored);

        StringAssert.Contains(metrics.ConfusionMatrix.GetFormattedConfusionTable(), "fish");
        Assert.HasCount(3, metrics.PerClassLogLoss);
        string[] names = ["cat", "dog", "fish"];
        var species = named.GetColumn<string>("Species").ToArray();
        var predicted = named.GetColumn<uint>("PredictedLabel").ToArray();
        CollectionAssert.AreEqual(predicted.Select(each => names[each - 1]).ToArray(), species);
        var right = scored.GetColumn<uint>("Label").Zip(predicted).Count(each => each.First == each.Second);
        Assert.AreEqual(right / 90.0, metrics.MicroAccuracy, 1e-9);
    }

    [TestMethod]
    public void It_tells_about_itself()
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyModel.Classifier(_ml, data);

        Assert.AreEqual("Features", model.FeatureColumnName);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, 2, 3), model.FeatureColumnType);
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fish" }, model.Labels.ToArray());
        StringAssert.Contains(model.Summary(), "8");
        StringAssert.Contains(model.History.ToString(), "   2*");
        StringAssert.Contains(model.History.ToString(), "ended by: all epochs done");
    }
}
