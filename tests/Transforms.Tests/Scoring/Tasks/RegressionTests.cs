using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class RegressionTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void One_number_is_a_Single_and_several_are_a_vector_with_slot_names()
    {
        var data = TinyModel.Data(_ml, 3);
        using var one = TinyTask.Regression(_ml, data);
        using var two = TinyTask.Regression(_ml, data, new RegressionTask(2, ["width", "height"]));
        using var nameless = TinyTask.Regression(_ml, data, new RegressionTask(1));

        var single = one.Transform(data).Schema[^1];
        var vector = two.Transform(data).Schema[^1];

        Assert.AreEqual("Score Single", $"{single.Name} {single.Type}");
        Assert.AreEqual("Score Vector<Single, 2>", $"{vector.Name} {vector.Type}");
        Assert.AreEqual("Vector<Single, 1>", nameless.Transform(data).Schema["Score"].Type.ToString());
        CollectionAssert.AreEqual(new[] { "width", "height" }, Annotations.Texts(vector, "SlotNames"));
        Assert.IsFalse(nameless.Transform(data).Schema["Score"].HasSlotNames());
        Assert.AreEqual("Regression", Annotations.Text(single, "ScoreColumnKind"));
        Assert.AreEqual("MultiOutputRegression", Annotations.Text(vector, "ScoreColumnKind"));
        Assert.AreEqual("Score", Annotations.Text(single, "ScoreValueKind"));
        Assert.AreEqual(1u, Annotations.SetId(single));
        Assert.AreEqual(data.Schema.Count + 1, one.Transform(data).Schema.Count);
    }

    [TestMethod]
    public void The_label_tells_size_and_slot_names()
    {
        var plain = _ml.Data.LoadFromEnumerable(TinyRow.Rows(3));
        var data = _ml.Transforms.Concatenate("Pair", "Amount", "Features").Fit(plain).Transform(plain);

        Assert.IsFalse(RegressionTask.Of(data.Schema, "Amount").IsVector);
        var task = RegressionTask.Of(data.Schema, "Pair");
        Assert.IsTrue(task.IsVector);
        Assert.AreEqual(7, task.Outputs);
        CollectionAssert.AreEqual(Annotations.Texts(data.Schema["Pair"], "SlotNames"), task.SlotNames!.ToArray());
        Assert.AreEqual("Amount", task.SlotNames![0]);
        Assert.IsNull(RegressionTask.Of(data.Schema, "Features").SlotNames);
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => RegressionTask.Of(data.Schema, "Varying")).Message, "The label column 'Varying' is Vector<Double>");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => RegressionTask.Of(data.Schema, "Amont")).Message, "Did you mean 'Amount'?");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void The_number_may_come_with_and_without_a_dimension_of_its_own(bool flat)
    {
        var data = TinyModel.Data(_ml, 300);
        var builder = Network.From(_ => flat
            ? torch.nn.Sequential(torch.nn.Flatten(), new Rescale(5), torch.nn.Flatten(0))
            : torch.nn.Sequential(torch.nn.Flatten(), new Rescale(5)));
        using var model = TinyTask.Regression(_ml, data, builder: builder);

        CollectionAssert.AreEqual(
            TinyRow.Rows(300).Select(each => 5 * each.Features[0]).ToArray(), model.Transform(data).GetColumn<float>("Score").ToArray());
    }

    [TestMethod]
    public void Evaluate_sees_what_the_column_says()
    {
        var data = TinyModel.Data(_ml, 200);
        using var model = TinyTask.Regression(_ml, data, features: TinyTask.Two);
        var scored = model.Transform(data);
        var errors = scored.GetColumn<float>("Score").Zip(TinyRow.Rows(200), (score, row) => (double)score - row.Amount).ToArray();

        var metrics = _ml.Regression.Evaluate(scored, labelColumnName: "Amount");

        Assert.AreEqual(errors.Average(Math.Abs), metrics.MeanAbsoluteError, 1e-6 * metrics.MeanAbsoluteError);
        Assert.AreEqual(errors.Average(each => each * each), metrics.MeanSquaredError, 1e-6 * metrics.MeanSquaredError);
    }

    [TestMethod]
    public void A_prediction_engine_gives_vectors()
    {
        var data = TinyModel.Data(_ml, 10);
        using var model = TinyTask.Regression(_ml, data, new RegressionTask(2), features: TinyTask.Two);
        var expected = AddedValues.Of(model.Transform(data));
        using var engine = _ml.Model.CreatePredictionEngine<TinyRow, Sizes>(model, new PredictionEngineOptions { OwnsTransformer = false });

        for (var i = 0; i < 10; i++)
            AddedValues.AssertEqual([expected[i]], [engine.Predict(TinyRow.At(i)).Score], 1e-5f);
    }

    [TestMethod]
    public void Numbers_that_do_not_agree_are_refused()
    {
        var data = TinyModel.Data(_ml, 3);
        using var two = TinyTask.StateOf(data, new RegressionTask(2)).Network;
        var state = TinyTask.StateOf(data, new RegressionTask(2)) with { Network = two };

        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => new TorchRegressionTransformer(_ml, state with { Task = new RegressionTask(3) })).Message,
            "The network has 2 outputs for 3 numbers to predict");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new RegressionTask(3, ["one"])).Message, "There are 1 names for 3 numbers");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new RegressionTask(0));
    }

    private sealed class Sizes
    {
        public float[] Score { get; set; } = [];
    }
}
