using Microsoft.ML;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms.Tests;

/// <summary>What holds for every task, with one feature column and with several.</summary>
[TestClass]
public sealed class TaskScoringTests
{
    private readonly MLContext _ml = new(seed: 1);

    public static IEnumerable<object[]> All => TinyTask.All;

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Batched_values_are_those_of_single_rows_and_of_the_network(string task, string[] features)
    {
        var data = TinyModel.Data(_ml, 300);
        using var model = TinyTask.Named(_ml, data, task, features);

        var batched = AddedValues.Of(model.Transform(data));

        AddedValues.AssertEqual(AddedValues.RowByRow(model, data), batched, 1e-5f);
        AddedValues.AssertEqual(ByHand(model, task, features), batched, 1e-5f);
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Rows_stay_beside_their_values_when_shuffled(string task, string[] features)
    {
        var data = TinyModel.Data(_ml, 700);
        using var model = TinyTask.Named(_ml, data, task, features);
        var expected = AddedValues.Of(model.Transform(data));
        var shuffled = _ml.Data.ShuffleRows(_ml.Data.Cache(data), seed: 5);

        var values = AddedValues.Of(model.Transform(shuffled), "Number");

        Assert.AreNotEqual(0, values[0][0]);
        AddedValues.AssertEqual([.. values.Select(each => expected[(int)each[0]])], [.. values.Select(each => each[1..])], 1e-5f);
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Scoring_leaves_no_tensor_and_dispose_frees_the_weights(string task, string[] features)
    {
        var data = TinyModel.Data(_ml, 600);
        var before = LiveTensors.Settled();
        var model = TinyTask.Named(_ml, data, task, features);
        var loaded = LiveTensors.Count;

        AddedValues.Of(model.Transform(data));
        AddedValues.RowByRow(model, data);
        using (var half = model.Transform(data).GetRowCursor(model.Transform(data).Schema))
            half.MoveNext();

        Assert.AreEqual(loaded, LiveTensors.Count);
        var parameters = model.Network.parameters().Count();
        Assert.IsGreaterThanOrEqualTo(before + parameters, loaded);
        model.Dispose();
        Assert.AreEqual(loaded - parameters, LiveTensors.Count);
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void After_dispose_it_says_so_by_its_own_name(string task, string[] features)
    {
        var data = TinyModel.Data(_ml, 3);
        var model = TinyTask.Named(_ml, data, task, features);
        var scored = model.Transform(data);
        model.Dispose();
        model.Dispose();

        foreach (var use in new Action[] { () => AddedValues.Of(scored), () => model.Transform(data), () => _ = model.Network, () => model.Summary() })
            StringAssert.Contains(Assert.ThrowsExactly<ObjectDisposedException>(use).ObjectName, model.GetType().Name);
        Assert.AreEqual(2, model.History.BestEpoch);
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void It_tells_about_itself(string task, string[] features)
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyTask.Named(_ml, data, task, features);

        CollectionAssert.AreEqual(features, model.FeatureColumnNames.ToArray());
        Assert.AreEqual("Features", ((ISingleFeaturePredictionTransformer<nn.Module<Tensor, Tensor>>)model).FeatureColumnName);
        Assert.AreEqual("Vector<Single, 1, 2, 3>", ((ISingleFeaturePredictionTransformer<nn.Module<Tensor, Tensor>>)model).FeatureColumnType.ToString());
        Assert.AreEqual(features.Length, model.Shape.Inputs.Count);
        Assert.AreEqual(features.Length == 1 ? typeof(Mlp) : typeof(Towers), model.Builder.GetType());
        StringAssert.Contains(model.Summary(), features.Length == 1 ? "fc0" : "tower1");
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Only_the_feature_columns_are_needed(string task, string[] features)
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyTask.Named(_ml, data, task, features);
        var mapper = model.GetRowToRowMapper(data.Schema);

        CollectionAssert.AreEquivalent(features, mapper.GetDependencies([mapper.OutputSchema["Score"]]).Select(each => each.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "Text" }, mapper.GetDependencies([mapper.OutputSchema["Text"]]).Select(each => each.Name).ToArray());
    }

    // The network called directly on the numbers of the rows, and what the task makes of its output.
    private static float[][] ByHand(ITorchTransformer model, string task, string[] features)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        float[] Values(TinyRow row) => features.Length == 1 ? row.Features : [.. row.Features, row.Amount];
        var values = TinyRow.Rows(300).Select(Values).ToArray();
        var input = tensor(values.SelectMany(each => each).ToArray()).reshape([300, .. model.Shape.Input]);
        var output = model.Network.call(input);
        if (task == "classification")
        {
            var best = output.argmax(1, keepdim: true) + 1;
            output = cat([best, output.softmax(1)], 1);
        }
        if (task == "binary")
            output = cat([output.gt(0), output, output.sigmoid()], 1);
        var numbers = output.to(float32).data<float>().ToArray();
        return [.. numbers.Chunk(numbers.Length / 300)];
    }
}
