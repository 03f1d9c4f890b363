using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.ML;
using MLNetTorch.Networks;

namespace MLNetTorch.Transforms.Tests;

/// <summary>What a model file tells of the training, and files written before there was as much to tell.</summary>
[TestClass]
public sealed class HistorySavingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Metrics_confusion_and_figures_that_are_no_numbers_come_back()
    {
        var data = TinyModel.Data(_ml, 3);
        var history = new TrainingHistory(
            [
                new EpochRecord(1, double.NaN, 0.5, double.PositiveInfinity, 0.4, 0.1, TimeSpan.FromTicks(1234567))
                {
                    Metrics = ImmutableSortedDictionary<string, double>.Empty.Add("MacroAccuracy", 1.0 / 3).Add("LogLoss", double.NegativeInfinity),
                    Confusion = [[5, 1, 0], [0, long.MaxValue, 2], [0, 0, 0]],
                },
                new EpochRecord(2, 0.75, null, null, null, 0.05, TimeSpan.FromMilliseconds(1500)),
            ],
            2,
            "cancelled");
        var state = TinyTask.StateOf(data, new ClassificationTask(LabelColumn.Read(data.Schema, "Label"))) with { History = history };
        using var model = new TorchClassificationTransformer(_ml, state);
        using var file = ModelFile.Of(_ml, model, data.Schema);

        using var loaded = (ITorchTransformer)_ml.Torch().LoadModel(file.Path, out _);

        var (expected, given) = (history.Epochs[0], loaded.History.Epochs[0]);
        Assert.AreEqual(expected with { Metrics = given.Metrics, Confusion = given.Confusion }, given);
        CollectionAssert.AreEqual(expected.Metrics.ToArray(), given.Metrics.ToArray());
        CollectionAssert.AreEqual(new[] { "LogLoss", "MacroAccuracy" }, given.Metrics.Keys.ToArray());
        for (var row = 0; row < 3; row++)
            CollectionAssert.AreEqual(expected.Confusion![row].ToArray(), given.Confusion![row].ToArray());
        Assert.AreEqual(history.Epochs[1], loaded.History.Epochs[1]);
        Assert.IsEmpty(loaded.History.Epochs[1].Metrics);
        Assert.IsNull(loaded.History.Epochs[1].Confusion);
        Assert.AreEqual((2, "cancelled"), (loaded.History.BestEpoch, loaded.History.EndedBy));
    }

    [TestMethod]
    public void A_classifier_saved_when_there_was_one_feature_column_and_less_history_still_loads()
    {
        var data = TinyModel.Data(_ml, 50);
        using var model = TinyModel.Classifier(_ml, data);
        using var file = SavedStateBytes.Rewritten(_ml, model, data, "classification", OldContent());

        using var loaded = (TorchClassificationTransformer)_ml.Torch().LoadModel(file.Path, out _);

        Assert.AreEqual(model.Shape, loaded.Shape);
        Assert.AreEqual("Features", loaded.FeatureColumnName);
        Assert.AreEqual(0.25, loaded.History.Epochs[0].TrainingLoss);
        Assert.IsEmpty(loaded.History.Epochs[0].Metrics);
        Assert.IsNull(loaded.History.Epochs[0].Confusion);
        AddedValues.AssertEqual(AddedValues.Of(model.Transform(data)), AddedValues.Of(loaded.Transform(data)));
        AddedValues.AssertEqual(AddedValues.RowByRow(model, data), AddedValues.RowByRow(_ml.Model.Load(file.Path, out _), data));
    }

    [TestMethod]
    public void A_state_of_another_kind_is_told_with_those_that_are_expected()
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyModel.Classifier(_ml, data);
        using var file = SavedStateBytes.Rewritten(_ml, model, data, "ranking", OldContent());

        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidDataException>(() => _ml.Torch().LoadModel(file.Path, out _)).Message,
            "The saved state is that of a 'ranking' transformer; expected 'classification' or 'binary classification' or 'regression' or 'features'.");
    }

    // What the first version of the library wrote.
    private static JsonObject OldContent() => new()
    {
        ["builder"] = NetworkRegistry.Serialize(TinyModel.Builder),
        ["input"] = new JsonArray(1, 2, 3),
        ["output"] = 3,
        ["featureColumn"] = "Features",
        ["scoreColumn"] = "Score",
        ["predictedLabelColumn"] = "PredictedLabel",
        ["labels"] = JsonNode.Parse("""{"key":"UInt32","names":["cat","dog","fish"],"type":"text","values":["cat","dog","fish"]}"""),
        ["history"] = JsonNode.Parse(
            """
            {"epochs":[{"epoch":1,"trainingLoss":0.25,"trainingAccuracy":0.5,"validationLoss":null,"validationAccuracy":null,
            "learningRate":0.1,"duration":"00:00:02"}],"bestEpoch":1,"endedBy":"all epochs done"}
            """),
    };
}
