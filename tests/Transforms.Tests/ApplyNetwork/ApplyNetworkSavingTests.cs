using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.FreshProcess;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class ApplyNetworkSavingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void A_plainly_loaded_stage_gives_the_same_column_to_the_bit()
    {
        var data = TinyModel.Data(_ml, 300);
        using var stage = Fit(data);
        using var file = ModelFile.Of(_ml, stage, data.Schema);

        var loaded = new MLContext().Model.Load(file.Path, out _);

        Backbones.AssertClose(Backbones.RowByRow(stage, data, "Score"), Backbones.RowByRow(loaded, data, "Score"), 0);
        Backbones.AssertClose(Backbones.RowByRow(stage, data, "Score"), Backbones.Values(loaded.Transform(data), "Score"), 0);
        CollectionAssert.AreEqual(Visible(stage.Transform(data).Schema), Visible(loaded.Transform(data).Schema));
    }

    [TestMethod]
    public void LoadModel_gives_the_stage_back_with_all_it_knew()
    {
        var data = TinyModel.Data(_ml, 300);
        using var stage = Fit(data);
        using var file = ModelFile.Of(_ml, stage, data.Schema);

        using var loaded = (TorchFeatureTransformer)_ml.Torch().LoadModel(file.Path, out _);

        Backbones.AssertClose(Backbones.Values(stage.Transform(data), "Score"), Backbones.Values(loaded.Transform(data), "Score"), 0);
        Assert.AreEqual(stage.Builder, loaded.Builder);
        Assert.AreEqual(stage.Shape, loaded.Shape);
        Assert.AreEqual("Score", loaded.OutputColumnName);
        CollectionAssert.AreEqual(stage.Dimensions.ToArray(), loaded.Dimensions.ToArray());
        CollectionAssert.AreEqual(new[] { "Features" }, loaded.FeatureColumnNames.ToArray());
    }

    [TestMethod]
    public void It_can_be_saved_again_from_either_load()
    {
        var data = TinyModel.Data(_ml, 20);
        using var stage = Fit(data);
        using var first = ModelFile.Of(_ml, stage, data.Schema);
        using var second = ModelFile.Of(_ml, _ml.Model.Load(first.Path, out var schema), schema);
        using var torch = (TorchFeatureTransformer)_ml.Torch().LoadModel(second.Path, out schema);
        using var third = ModelFile.Of(_ml, torch, schema);

        using var again = (TorchFeatureTransformer)_ml.Torch().LoadModel(third.Path, out _);

        Backbones.AssertClose(Backbones.Values(stage.Transform(data), "Score"), Backbones.Values(again.Transform(data), "Score"), 0);
    }

    [TestMethod]
    [DataRow("plain")]
    [DataRow("torch")]
    public void Another_process_gives_the_same_numbers_to_the_bit(string mode)
    {
        var data = TinyModel.Data(_ml, 20);
        using var stage = Fit(data);
        var onlyFeatures = _ml.Transforms.SelectColumns("Features").Fit(data).GetOutputSchema(data.Schema);
        using var file = ModelFile.Of(_ml, stage, onlyFeatures);
        var expected = mode == "plain" ? Backbones.RowByRow(stage, data, "Score") : Backbones.Values(stage.Transform(data), "Score");

        var scored = FreshProcess.Run(mode, file, new GivenRows("Features", [.. TinyRow.Rows(20).Select(each => each.Features)]));

        Backbones.AssertClose(expected, scored.Scores, 0);
        CollectionAssert.AreEqual(new[] { $"Score {new VectorDataViewType(NumberDataViewType.Single, 5)}" }, scored.Columns);
        Assert.AreEqual(mode == "torch", scored.LastTransformer == nameof(TorchFeatureTransformer));
    }

    [TestMethod]
    public void Feature_maps_come_back_with_their_shape()
    {
        var data = TinyModel.Data(_ml, 5);
        NetworkRegistry.Register<FeatureMaps>("tests-feature-maps");
        var builder = new FeatureMaps();
        using var network = builder.Build(new NetworkShape([1, 2, 3], 8));
        using var stage = _ml.Torch().ApplyNetwork("Maps", "Features", builder, InitialWeights.From(network)).Fit(data);
        using var file = ModelFile.Of(_ml, stage, data.Schema);

        using var loaded = (TorchFeatureTransformer)_ml.Torch().LoadModel(file.Path, out _);

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 4, 1, 2), loaded.Transform(data).Schema["Maps"].Type);
        var plain = _ml.Model.Load(file.Path, out _).Transform(data);
        Assert.AreEqual(8, ((VectorDataViewType)plain.Schema["Maps"].Type).Size);
        Backbones.AssertClose(Backbones.RowByRow(stage, data, "Maps"), Backbones.Values(plain, "Maps"), 0);
    }

    [TestMethod]
    public void A_classifier_behind_it_is_saved_with_it()
    {
        var data = TinyModel.Data(_ml, 40);
        using var stage = Fit(data, "Embedding");
        var embedded = stage.Transform(data);
        using var classifier = TinyModel.Classifier(_ml, embedded, featureColumn: "Embedding");
        var model = new TransformerChain<ITransformer>(stage, classifier);
        using var file = ModelFile.Of(_ml, model, data.Schema);

        var loaded = (TransformerChain<ITransformer>)_ml.Torch().LoadModel(file.Path, out _);

        CollectionAssert.AreEqual(
            new[] { typeof(TorchFeatureTransformer), typeof(TorchClassificationTransformer) }, loaded.Select(each => each.GetType()).ToArray());
        Backbones.AssertClose(Backbones.Values(model.Transform(data), "Score"), Backbones.Values(loaded.Transform(data), "Score"), 0);
        Backbones.AssertClose(
            Backbones.Values(model.Transform(data), "Score"), Backbones.Values(_ml.Model.Load(file.Path, out _).Transform(data), "Score"));
    }

    [TestMethod]
    public void A_function_cannot_be_saved_and_says_so()
    {
        var data = TinyModel.Data(_ml, 5);
        var builder = Network.From(shape => Backbones.Whole.Build(shape)).Without("fc2");
        using var network = Backbones.Trained();
        using var stage = _ml.Torch().ApplyNetwork("Embedding", "Features", builder, InitialWeights.From(network)).Fit(data);

        var fault = Assert.Throws<InvalidOperationException>(() => ModelFile.Of(_ml, stage, data.Schema));

        StringAssert.Contains(fault.ToString(), "Network.From");
    }

    [TestMethod]
    public void Loading_leaves_no_tensor_behind()
    {
        var data = TinyModel.Data(_ml, 3);
        using var stage = Fit(data);
        using var file = ModelFile.Of(_ml, stage, data.Schema);
        var weights = stage.Network.parameters().Count();
        var before = LiveTensors.Settled();

        var loaded = (TorchFeatureTransformer)_ml.Torch().LoadModel(file.Path, out _);
        var with = LiveTensors.Count;
        loaded.Dispose();

        Assert.AreEqual(with - weights, LiveTensors.Count);
        Assert.IsLessThanOrEqualTo(before + 3 * weights, with);
    }

    private TorchFeatureTransformer Fit(IDataView data, string output = "Score")
    {
        using var network = Backbones.Trained();
        return _ml.Torch().ApplyNetwork(output, "Features", Backbones.Headless, InitialWeights.From(network)).Fit(data);
    }

    private sealed record FeatureMaps : INetworkBuilder
    {
        public Module<Tensor, Tensor> Build(NetworkShape shape) => Conv2d(shape.Input[0], 4, 2, 1, 0, 1, PaddingModes.Zeros, 1, true);
    }

    private static string[] Visible(DataViewSchema schema) => [.. schema.Where(each => !each.IsHidden).Select(each => $"{each.Name} {each.Type}")];
}
