using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class BatchedScoringTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    [DataRow(OutputActivation.None)]
    [DataRow(OutputActivation.Softmax)]
    [DataRow(OutputActivation.LogSoftmax)]
    public void Scores_are_probabilities_whatever_the_network_ends_in(OutputActivation activation)
    {
        var data = TinyModel.Data(_ml, 300);
        using var model = TinyModel.Classifier(_ml, data, TinyModel.Builder with { OutputActivation = activation });
        using var plain = TinyModel.Classifier(_ml, data);

        var scored = TinyScored.Of(_ml, model.Transform(data));
        var expected = TinyScored.Of(_ml, plain.Transform(data));

        Assert.AreEqual(300, scored.Length);
        for (var i = 0; i < scored.Length; i++)
        {
            Assert.AreEqual(1f, scored[i].Score.Sum(), 1e-5f);
            Assert.AreEqual((uint)Array.IndexOf(scored[i].Score, scored[i].Score.Max()) + 1, scored[i].PredictedLabel);
            for (var slot = 0; slot < 3; slot++)
                Assert.AreEqual(expected[i].Score[slot], scored[i].Score[slot], 1e-6f);
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(255)]
    [DataRow(256)]
    [DataRow(257)]
    [DataRow(1000)]
    public void Batched_scores_are_those_of_single_rows(int rows)
    {
        var data = TinyModel.Data(_ml, rows);
        using var model = TinyModel.Classifier(_ml, data);

        var batched = TinyScored.Of(_ml, model.Transform(data));
        var single = RowByRow.Scores(model, data);

        Assert.AreEqual(rows, batched.Length);
        for (var i = 0; i < rows; i++)
        {
            for (var slot = 0; slot < 3; slot++)
                Assert.AreEqual(single[i][slot], batched[i].Score[slot], 1e-6f);
        }
    }

    [TestMethod]
    public void A_shuffled_and_parallel_pass_gives_each_row_its_own_score()
    {
        var data = TinyModel.Data(_ml, 1000);
        using var model = TinyModel.Classifier(_ml, data);
        var expected = TinyScored.Of(_ml, model.Transform(data)).ToDictionary(each => each.Number, each => each.Score);

        var scored = TinyScored.Of(_ml, _ml.Data.ShuffleRows(model.Transform(_ml.Data.Cache(data)), seed: 3));

        Assert.AreEqual(1000, scored.Length);
        Assert.AreNotEqual(0, scored[0].Number);
        foreach (var row in scored)
            AssertClose(expected[row.Number], row.Score);
    }

    [TestMethod]
    public void A_pass_that_asks_for_no_score_does_not_run_the_network()
    {
        var data = TinyModel.Data(_ml, 10);
        var calls = 0;
        var counting = Network.From(shape => new CountingNetwork(TinyModel.Builder.Build(shape), () => calls++));
        using var model = TinyModel.Classifier(_ml, data, counting);
        var scored = model.Transform(data);

        var numbers = scored.GetColumn<int>("Number").ToArray();

        CollectionAssert.AreEqual(Enumerable.Range(0, 10).ToArray(), numbers);
        Assert.AreEqual(0, calls);
        Assert.AreEqual(10, scored.GetColumn<uint>("PredictedLabel").Count());
        Assert.AreEqual(1, calls);
    }

    [TestMethod]
    public void A_column_of_another_size_is_named_with_what_is_expected_and_given()
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyModel.Classifier(_ml, data);
        var other = _ml.Transforms.Concatenate("Features", "Features", "Features").Fit(data).Transform(data);

        var error = Assert.ThrowsExactly<ArgumentException>(() => model.Transform(other));

        StringAssert.Contains(error.Message, "The feature column 'Features' holds 12 = 12 values a row; the network takes 1x2x3 = 6.");
    }

    [TestMethod]
    public void A_row_with_NaN_has_no_prediction()
    {
        var rows = TinyRow.Rows(3);
        rows[1].Features[2] = float.NaN;
        var clean = TinyModel.Data(_ml, 3);
        using var model = TinyModel.Classifier(_ml, clean);

        var scored = TinyScored.Of(_ml, model.Transform(_ml.Data.LoadFromEnumerable(rows)));

        Assert.AreEqual(0u, scored[1].PredictedLabel);
        Assert.AreNotEqual(0u, scored[0].PredictedLabel);
        Assert.AreNotEqual(0u, scored[2].PredictedLabel);
    }

    [TestMethod]
    public void A_failing_network_says_what_it_was_given()
    {
        var data = TinyModel.Data(_ml, 3);
        var broken = Network.From(shape => new Mlp { HiddenSizes = [4] }.Build(shape with { Output = 7 }));
        using var model = TinyModel.Classifier(_ml, data, broken);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => TinyScored.Of(_ml, model.Transform(data)));

        StringAssert.Contains(error.Message, "The network gives [3, 7] for 3 rows of 1x2x3 -> 3; expected [3, 3].");
    }

    [TestMethod]
    public void A_network_that_libtorch_refuses_says_what_it_was_given()
    {
        var data = TinyModel.Data(_ml, 3);
        var broken = Network.From(_ => torch.nn.Linear(5, 3));
        using var model = TinyModel.Classifier(_ml, data, broken);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => TinyScored.Of(_ml, model.Transform(data)));

        StringAssert.Contains(error.Message, "The network fails on 3 rows of 1x2x3: ");
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        for (var slot = 0; slot < expected.Length; slot++)
            Assert.AreEqual(expected[slot], actual[slot], 1e-6f);
    }
}
