using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class BinaryTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Columns_have_the_types_and_annotations_of_a_calibrated_trainer_of_ML_NET()
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyTask.Binary(_ml, data);

        var schema = model.Transform(data).Schema;

        CollectionAssert.AreEqual(
            new[] { "PredictedLabel Boolean", "Score Single", "Probability Single" },
            schema.Skip(data.Schema.Count).Select(each => $"{each.Name} {each.Type}").ToArray());
        foreach (var column in schema.Skip(data.Schema.Count))
        {
            Assert.AreEqual("BinaryClassification", Annotations.Text(column, "ScoreColumnKind"));
            Assert.AreEqual(column.Name, Annotations.Text(column, "ScoreValueKind"));
            Assert.AreEqual(1u, Annotations.SetId(column));
            Assert.AreEqual(column.Name == "Probability", column.IsNormalized());
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void The_logit_may_come_with_and_without_a_dimension_of_its_own(bool flat)
    {
        var data = TinyModel.Data(_ml, 20);
        var builder = Network.From(_ => flat
            ? torch.nn.Sequential(torch.nn.Flatten(), new Rescale(-3), torch.nn.Flatten(0))
            : torch.nn.Sequential(torch.nn.Flatten(), new Rescale(-3)));
        using var model = TinyTask.Binary(_ml, data, builder: builder);

        var scored = AddedValues.Of(model.Transform(data));

        for (var i = 0; i < 20; i++)
        {
            var logit = -3 * TinyRow.At(i).Features[0];
            CollectionAssert.AreEqual(new[] { logit > 0 ? 1 : 0, logit, (float)(1 / (1 + Math.Exp(-logit))) }, scored[i]);
        }
    }

    [TestMethod]
    public void Far_logits_have_probabilities_of_zero_and_one_and_NaN_is_no_yes()
    {
        var rows = new float[] { 1e4f, -1e4f, 50, -50, 0, float.NaN }.Select(each => new TinyRow { Features = [each, 0, 0, 0, 0, 0] });
        var data = _ml.Data.LoadFromEnumerable(rows.ToArray());
        using var model = TinyTask.Binary(_ml, data, builder: Network.From(_ => torch.nn.Sequential(torch.nn.Flatten(), new Rescale(1))));

        var scored = AddedValues.Of(model.Transform(data));

        CollectionAssert.AreEqual(new[] { 1, 1e4f, 1 }, scored[0]);
        CollectionAssert.AreEqual(new[] { 0, -1e4f, 0 }, scored[1]);
        CollectionAssert.AreEqual(new[] { 1, 50f, 1 }, scored[2]);
        Assert.AreEqual(1.9287499e-22f, scored[3][2], 1e-27f);
        CollectionAssert.AreEqual(new[] { 0, 0, 0.5f }, scored[4]);
        CollectionAssert.AreEqual(new[] { 0, float.NaN, float.NaN }, scored[5]);
    }

    [TestMethod]
    public void Evaluate_and_EvaluateNonCalibrated_see_what_the_columns_say()
    {
        var data = TinyModel.Data(_ml, 200);
        using var model = TinyTask.Binary(_ml, data, builder: new Mlp { HiddenSizes = [] });
        var scored = model.Transform(data);
        var values = AddedValues.Of(scored);
        Assert.IsTrue(values.Count(each => each[0] == 1) is > 20 and < 180);
        var labels = TinyRow.Rows(200).Select(each => each.Flag).ToArray();

        var calibrated = _ml.BinaryClassification.Evaluate(scored, labelColumnName: "Flag");
        var plain = _ml.BinaryClassification.EvaluateNonCalibrated(scored, labelColumnName: "Flag");

        var right = labels.Zip(values).Count(each => each.First == (each.Second[0] == 1));
        var logLoss = labels.Zip(values).Average(each => -Math.Log2(each.First ? each.Second[2] : 1 - each.Second[2]));
        Assert.AreEqual(right / 200.0, calibrated.Accuracy, 1e-9);
        Assert.AreEqual(right / 200.0, plain.Accuracy, 1e-9);
        Assert.AreEqual(logLoss, calibrated.LogLoss, 1e-5);
        Assert.AreEqual(calibrated.AreaUnderRocCurve, plain.AreaUnderRocCurve, 1e-9);
    }

    [TestMethod]
    public void A_prediction_engine_gives_the_values_of_the_batched_pass()
    {
        var data = TinyModel.Data(_ml, 40);
        using var model = TinyTask.Binary(_ml, data, features: TinyTask.Two);
        var expected = AddedValues.Of(model.Transform(data));
        using var engine = _ml.Model.CreatePredictionEngine<TinyRow, Answer>(model, new PredictionEngineOptions { OwnsTransformer = false });

        for (var i = 0; i < 40; i++)
        {
            var answer = engine.Predict(TinyRow.At(i));
            Assert.AreEqual(expected[i][0] == 1, answer.PredictedLabel);
            Assert.AreEqual(expected[i][1], answer.Score, 1e-5f);
            Assert.AreEqual(expected[i][2], answer.Probability, 1e-5f);
            Assert.AreEqual($"row {i}", answer.Text);
        }
    }

    [TestMethod]
    public void Its_columns_may_have_other_names()
    {
        var data = TinyModel.Data(_ml, 5);
        var names = new BinaryTask { ScoreColumnName = "Logit", ProbabilityColumnName = "P", PredictedLabelColumnName = "Yes" };
        using var model = TinyTask.Binary(_ml, data, names);

        var scored = model.Transform(data);

        CollectionAssert.AreEqual(new[] { "Yes", "Logit", "P" }, scored.Schema.Skip(data.Schema.Count).Select(each => each.Name).ToArray());
        Assert.AreEqual(("Logit", "P"), (model.ScoreColumnName, model.ProbabilityColumnName));
        Assert.AreEqual(5, scored.GetColumn<float>("P").Count());
    }

    [TestMethod]
    public void A_network_that_gives_no_logit_is_refused()
    {
        var data = TinyModel.Data(_ml, 3);
        using var two = TinyTask.StateOf(data, new RegressionTask(2)).Network;
        var state = TinyTask.StateOf(data, new RegressionTask(2)) with { Network = two, Task = new BinaryTask() };

        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => new TorchBinaryTransformer(_ml, state)).Message,
            "The network has 2 outputs; a binary classifier has one, the logit of yes.");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(
                () => TinyTask.Binary(_ml, data, builder: TinyModel.Builder with { OutputActivation = OutputActivation.LogSoftmax })).Message,
            "The network's OutputActivation is LogSoftmax; a binary classifier gives the logit of yes itself");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => new TorchClassificationTransformer(_ml, state)).Message,
            "The task is a BinaryTask; a TorchClassificationTransformer takes a ClassificationTask.");
    }

    private sealed class Answer
    {
        public bool PredictedLabel { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public string Text { get; set; } = "";
    }
}
