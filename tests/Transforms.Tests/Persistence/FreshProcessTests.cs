using Microsoft.ML;
using MLNetTorch.FreshProcess;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class FreshProcessTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    [DataRow("plain")]
    [DataRow("torch")]
    public void Another_process_gives_the_same_scores_to_the_bit(string mode)
    {
        var data = TinyModel.Data(_ml, 20);
        using var model = TinyModel.Classifier(_ml, data);
        var onlyFeatures = _ml.Transforms.SelectColumns("Features").Fit(data).GetOutputSchema(data.Schema);
        using var file = ModelFile.Of(_ml, model, onlyFeatures);
        var expected = mode == "plain"
            ? RowByRow.Scores(model, data)
            : [.. TinyScored.Of(_ml, model.Transform(data)).Select(each => each.Score)];

        var scored = FreshProcess.Run(mode, file, new GivenRows("Features", [.. Enumerable.Range(0, 20).Select(each => TinyRow.At(each).Features)]));

        Assert.HasCount(20, scored.Scores);
        for (var i = 0; i < 20; i++)
            CollectionAssert.AreEqual(expected[i], scored.Scores[i]);
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fish" }, scored.SlotNames);
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fish" }, scored.KeyValues);
        Assert.AreEqual(mode == "torch", scored.LastTransformer == nameof(TorchClassificationTransformer));
    }

    [TestMethod]
    [DataRow("plain", "classification")]
    [DataRow("plain", "binary")]
    [DataRow("plain", "regression")]
    [DataRow("plain", "vector regression")]
    [DataRow("torch", "classification")]
    [DataRow("torch", "binary")]
    [DataRow("torch", "regression")]
    [DataRow("torch", "vector regression")]
    public void Every_task_with_two_feature_columns_comes_out_the_same_to_the_bit(string mode, string task)
    {
        var plain = TinyModel.Data(_ml, 20);
        var data = _ml.Transforms.Concatenate("Extra", "Amount", "Amount").Fit(plain).Transform(plain);
        using var model = TinyTask.Named(_ml, data, task, ["Features", "Extra"]);
        var onlyFeatures = _ml.Transforms.SelectColumns("Features", "Extra").Fit(data).GetOutputSchema(data.Schema);
        using var file = ModelFile.Of(_ml, model, onlyFeatures);
        var expected = mode == "plain" ? AddedValues.RowByRow(model, data) : AddedValues.Of(model.Transform(data));
        var rows = TinyRow.Rows(20);

        var scored = FreshProcess.Run(
            mode, file, new GivenRows("Features", [.. rows.Select(each => each.Features)], "Extra", [.. rows.Select(each => new[] { each.Amount, each.Amount })]));

        Assert.HasCount(20, scored.Scores);
        float[] Values(int i) =>
            [.. scored.Predicted.Skip(i).Take(1).Select(each => (float)each), .. scored.Scores[i], .. scored.Probabilities.Skip(i).Take(1)];
        AddedValues.AssertEqual(expected, [.. Enumerable.Range(0, 20).Select(Values)]);
        CollectionAssert.AreEqual(
            model.GetOutputSchema(data.Schema).Skip(data.Schema.Count).Select(each => $"{each.Name} {each.Type}").ToArray(), scored.Columns);
        string[] slots = task switch { "classification" => ["cat", "dog", "fish"], "vector regression" => ["width", "height"], _ => [] };
        CollectionAssert.AreEqual(slots, scored.SlotNames);
        Assert.AreEqual(mode == "torch", scored.LastTransformer == model.GetType().Name);
    }
}
