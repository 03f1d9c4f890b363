using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Saving and loading of every task, with one feature column and with several.</summary>
[TestClass]
public sealed class TaskSavingTests
{
    private readonly MLContext _ml = new(seed: 1);

    public static IEnumerable<object[]> All => TinyTask.All;

    [TestMethod]
    [DynamicData(nameof(All))]
    public void A_plainly_loaded_model_gives_the_same_columns_to_the_bit(string task, string[] features)
    {
        var data = TinyModel.Data(_ml, 300);
        using var model = TinyTask.Named(_ml, data, task, features);
        using var file = ModelFile.Of(_ml, model, data.Schema);

        var loaded = new MLContext().Model.Load(file.Path, out _);

        AddedValues.AssertEqual(AddedValues.RowByRow(model, data), AddedValues.RowByRow(loaded, data));
        AddedValues.AssertEqual(AddedValues.RowByRow(model, data), AddedValues.Of(loaded.Transform(data)));
        CollectionAssert.AreEqual(Visible(model.Transform(data).Schema), Visible(loaded.Transform(data).Schema));
        Assert.AreEqual(model.Transform(data).Schema["Score"].HasSlotNames(), loaded.Transform(data).Schema["Score"].HasSlotNames());
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void LoadModel_gives_the_transformer_back_with_all_it_knew(string task, string[] features)
    {
        var data = TinyModel.Data(_ml, 300);
        using var model = TinyTask.Named(_ml, data, task, features);
        using var file = ModelFile.Of(_ml, model, data.Schema);

        using var loaded = (ITorchTransformer)_ml.Torch().LoadModel(file.Path, out _);

        Assert.AreEqual(model.GetType(), loaded.GetType());
        AddedValues.AssertEqual(AddedValues.Of(model.Transform(data)), AddedValues.Of(loaded.Transform(data)));
        Assert.AreEqual(model.Shape, loaded.Shape);
        Assert.AreEqual(model.Builder, loaded.Builder);
        Assert.AreEqual(model.History.ToString(), loaded.History.ToString());
        CollectionAssert.AreEqual(features, loaded.FeatureColumnNames.ToArray());
        CollectionAssert.AreEqual(Visible(model.Transform(data).Schema), Visible(loaded.Transform(data).Schema));
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void A_loaded_model_can_be_saved_again_from_either_load(string task, string[] features)
    {
        var data = TinyModel.Data(_ml, 20);
        using var model = TinyTask.Named(_ml, data, task, features);
        using var first = ModelFile.Of(_ml, model, data.Schema);
        using var second = ModelFile.Of(_ml, _ml.Model.Load(first.Path, out var schema), schema);
        using var torch = (ITorchTransformer)_ml.Torch().LoadModel(second.Path, out schema);
        using var third = ModelFile.Of(_ml, torch, schema);

        using var again = (ITorchTransformer)_ml.Torch().LoadModel(third.Path, out _);

        AddedValues.AssertEqual(AddedValues.Of(model.Transform(data)), AddedValues.Of(again.Transform(data)));
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Loading_leaves_no_tensor_behind(string task, string[] features)
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyTask.Named(_ml, data, task, features);
        using var file = ModelFile.Of(_ml, model, data.Schema);
        var weights = model.Network.parameters().Count();
        var before = LiveTensors.Settled();

        var loaded = (ITorchTransformer)_ml.Torch().LoadModel(file.Path, out _);
        var with = LiveTensors.Count;
        loaded.Dispose();

        Assert.AreEqual(with - weights, LiveTensors.Count);
        Assert.IsLessThanOrEqualTo(before + 2 * weights, with);
    }

    [TestMethod]
    public void A_plainly_loaded_binary_classifier_is_evaluated_as_the_original()
    {
        var data = TinyModel.Data(_ml, 200);
        using var model = TinyTask.Binary(_ml, data, features: TinyTask.Two);
        using var file = ModelFile.Of(_ml, model, data.Schema);

        var scored = _ml.Model.Load(file.Path, out _).Transform(data);
        var expected = _ml.BinaryClassification.Evaluate(model.Transform(data), labelColumnName: "Flag");
        var given = _ml.BinaryClassification.Evaluate(scored, labelColumnName: "Flag");

        Assert.AreEqual(expected.LogLoss, given.LogLoss, 1e-5);
        Assert.AreEqual(expected.Accuracy, given.Accuracy, 1e-9);
        Assert.AreEqual(expected.Accuracy, _ml.BinaryClassification.EvaluateNonCalibrated(scored, labelColumnName: "Flag").Accuracy, 1e-9);
    }

    [TestMethod]
    public void A_plainly_loaded_regression_is_evaluated_as_the_original()
    {
        var data = TinyModel.Data(_ml, 200);
        using var model = TinyTask.Regression(_ml, data);
        using var file = ModelFile.Of(_ml, model, data.Schema);

        var given = _ml.Regression.Evaluate(_ml.Model.Load(file.Path, out _).Transform(data), labelColumnName: "Amount");

        Assert.AreEqual(_ml.Regression.Evaluate(model.Transform(data), labelColumnName: "Amount").RSquared, given.RSquared, 1e-6);
    }

    [TestMethod]
    public void Names_of_columns_and_slots_come_back()
    {
        var data = TinyModel.Data(_ml, 5);
        var names = new BinaryTask { ScoreColumnName = "Logit", ProbabilityColumnName = "P", PredictedLabelColumnName = "Yes" };
        using var binary = TinyTask.Binary(_ml, data, names);
        using var regression = TinyTask.Regression(_ml, data, new RegressionTask(2) { ScoreColumnName = "Size" });
        using var binaryFile = ModelFile.Of(_ml, binary, data.Schema);
        using var regressionFile = ModelFile.Of(_ml, regression, data.Schema);

        using var binaryAgain = (TorchBinaryTransformer)_ml.Torch().LoadModel(binaryFile.Path, out _);
        using var regressionAgain = (TorchRegressionTransformer)_ml.Torch().LoadModel(regressionFile.Path, out _);

        Assert.AreEqual(("Logit", "P"), (binaryAgain.ScoreColumnName, binaryAgain.ProbabilityColumnName));
        Assert.AreEqual("Size", regressionAgain.ScoreColumnName);
        Assert.IsNull(regressionAgain.SlotNames);
        CollectionAssert.AreEqual(Visible(binary.Transform(data).Schema), Visible(_ml.Model.Load(binaryFile.Path, out _).Transform(data).Schema));
        CollectionAssert.AreEqual(Visible(regression.Transform(data).Schema), Visible(_ml.Model.Load(regressionFile.Path, out _).Transform(data).Schema));
    }

    [TestMethod]
    public void Numbers_of_every_size_survive_a_plain_load()
    {
        float[] hard = [float.MaxValue, float.MinValue, float.Epsilon, -1.17549435e-38f, 1f / 3, 0, 16777217, 1e-10f, -1.2345678e-30f, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        var data = _ml.Data.LoadFromEnumerable(hard.Select(each => new TinyRow { Features = [each, 0, 0, 0, 0, 0] }).ToArray());
        NetworkRegistry.Register<FirstNumber>("tests-first-number");
        using var regression = TinyTask.Regression(_ml, data, builder: new FirstNumber());
        using var binary = TinyTask.Binary(_ml, data, builder: new FirstNumber());
        using var regressionFile = ModelFile.Of(_ml, regression, data.Schema);
        using var binaryFile = ModelFile.Of(_ml, binary, data.Schema);

        CollectionAssert.AreEqual(hard, _ml.Model.Load(regressionFile.Path, out _).Transform(data).GetColumn<float>("Score").ToArray());
        AddedValues.AssertEqual(AddedValues.RowByRow(binary, data), AddedValues.RowByRow(_ml.Model.Load(binaryFile.Path, out _), data));
    }

    [TestMethod]
    public void A_network_of_two_inputs_of_ones_own_is_saved_by_its_registered_name()
    {
        var data = TinyModel.Data(_ml, 30);
        NetworkRegistry.Register<TwoInputs>("tests-two-inputs");
        using var model = TinyTask.Regression(_ml, data, builder: new TwoInputs(4), features: TinyTask.Two);
        using var file = ModelFile.Of(_ml, model, data.Schema);

        using var loaded = (ITorchTransformer)_ml.Torch().LoadModel(file.Path, out _);

        Assert.AreEqual(new TwoInputs(4), loaded.Builder);
        AddedValues.AssertEqual(AddedValues.Of(model.Transform(data)), AddedValues.Of(loaded.Transform(data)));
        AddedValues.AssertEqual(AddedValues.RowByRow(model, data), AddedValues.RowByRow(_ml.Model.Load(file.Path, out _), data));
    }

    private static string[] Visible(DataViewSchema schema) => [.. schema.Where(each => !each.IsHidden).Select(each => $"{each.Name} {each.Type}")];

    public sealed record FirstNumber : INetworkBuilder
    {
        public Module<Tensor, Tensor> Build(NetworkShape shape) => Sequential(Flatten(), new Rescale(1));
    }

    public sealed record TwoInputs(long Width) : ITwoInputBuilder
    {
        public Module<Tensor, Tensor, Tensor> Build(long[] first, long[] second, long output)
            => new Both(Linear(first.Aggregate(1L, (product, each) => product * each), Width), Linear(second[0], Width), Linear(Width, output));
    }

    private sealed class Both : Module<Tensor, Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> left;
        private readonly Module<Tensor, Tensor> right;
        private readonly Module<Tensor, Tensor> top;

        public Both(Module<Tensor, Tensor> left, Module<Tensor, Tensor> right, Module<Tensor, Tensor> top)
            : base(nameof(Both))
        {
            (this.left, this.right, this.top) = (left, right, top);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input1, Tensor input2)
        {
            using var scope = NewDisposeScope();
            return top.call((left.call(input1.flatten(1)) * right.call(input2)).tanh()).MoveToOuterDisposeScope();
        }
    }
}
