using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class ApplyNetworkTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void The_column_holds_what_the_network_gives()
    {
        var data = TinyModel.Data(_ml, 300);
        using var network = Backbones.Trained();
        using var stage = _ml.Torch().ApplyNetwork("Logits", "Features", Backbones.Whole, InitialWeights.From(network), outputs: 3).Fit(data);

        var output = stage.Transform(data);

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3), output.Schema["Logits"].Type);
        Backbones.AssertClose(Backbones.ByHand(network, 300), Backbones.Values(output, "Logits"));
        Backbones.AssertClose(Backbones.ByHand(network, 300), Backbones.RowByRow(stage, data, "Logits"));
        CollectionAssert.AreEqual(Enumerable.Range(0, 300).ToArray(), output.GetColumn<int>("Number").ToArray());
    }

    [TestMethod]
    public void Without_its_head_it_gives_what_the_head_reads()
    {
        var data = TinyModel.Data(_ml, 30);
        using var scope = NewDisposeScope();
        using var network = Backbones.Trained();
        using var stage = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, InitialWeights.From(network)).Fit(data);

        var embeddings = Backbones.Values(stage.Transform(data), "Embedding");

        CollectionAssert.AreEqual(new[] { 5 }, stage.Dimensions.ToArray());
        using var noGradients = no_grad();
        var head = network.Layer<TorchSharp.Modules.Linear>("fc2");
        float[][] logits = [.. embeddings.Select(each => head.call(tensor(each)).data<float>().ToArray())];
        Backbones.AssertClose(Backbones.ByHand(network, 30), logits);
    }

    [TestMethod]
    public void The_weights_may_come_from_a_file_of_the_whole_network()
    {
        var data = TinyModel.Data(_ml, 10);
        using var folder = new TemporaryFolder();
        using var network = Backbones.Trained();
        var path = Path.Combine(folder.Path, "whole.safetensors");
        NetworkWeights.Save(network, path);

        using var fromFile = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, path).Fit(data);
        using var fromNetwork = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, InitialWeights.From(network)).Fit(data);

        Backbones.AssertClose(Backbones.Values(fromNetwork.Transform(data), "Embedding"), Backbones.Values(fromFile.Transform(data), "Embedding"), 0);
    }

    [TestMethod]
    public void The_weights_may_come_from_a_file_without_a_head()
    {
        var data = TinyModel.Data(_ml, 10);
        using var folder = new TemporaryFolder();
        using var headless = Backbones.Trained(Backbones.Headless);
        var path = Path.Combine(folder.Path, "headless.safetensors");
        NetworkWeights.Save(headless, path);

        using var stage = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, path).Fit(data);

        Backbones.AssertClose(Backbones.ByHand(headless, 10), Backbones.Values(stage.Transform(data), "Embedding"));
    }

    [TestMethod]
    public void A_trained_model_becomes_a_featuriser_and_stays_as_it_is()
    {
        var data = TinyModel.Data(_ml, 20);
        using var model = TinyModel.Classifier(_ml, data);
        var before = Backbones.Values(model.Transform(data), "Score");

        float[][] features;
        using (var stage = _ml.Torch().ApplyNetwork("Embedding", model, without: ["fc2"]).Fit(data))
        {
            CollectionAssert.AreEqual(new[] { 5 }, stage.Dimensions.ToArray());
            Assert.AreEqual(model.History.ToString(), stage.History.ToString());
            features = Backbones.Values(stage.Transform(data), "Embedding");
        }

        Assert.IsTrue(features.All(each => each.Length == 5));
        Backbones.AssertClose(before, Backbones.Values(model.Transform(data), "Score"), 0);
    }

    [TestMethod]
    public void Feature_maps_keep_their_shape()
    {
        var data = TinyModel.Data(_ml, 4);
        var convolution = Network.From(shape => nn.Conv2d(1, 4, 2, 1, 0, 1, PaddingModes.Zeros, 1, true));
        using var network = convolution.Build(new NetworkShape([1, 2, 3], 1));
        using var stage = _ml.Torch().ApplyNetwork("Maps", "Features", convolution, InitialWeights.From(network)).Fit(data);

        var output = stage.Transform(data);

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 4, 1, 2), output.Schema["Maps"].Type);
        Backbones.AssertClose(Backbones.ByHand(network, 4), Backbones.Values(output, "Maps"));
    }

    [TestMethod]
    public void Several_columns_feed_a_network_of_several_inputs()
    {
        var plain = TinyModel.Data(_ml, 20);
        var data = _ml.Transforms.Concatenate("Extra", "Amount", "Amount").Fit(plain).Transform(plain);
        var builder = new Towers { TowerSize = 4, HeadSizes = [] };
        using var network = ((INetworkBuilder)builder).Build(NetworkShape.Of([[1, 2, 3], [2]], 6));
        using var stage = _ml.Torch().ApplyNetwork("Both", ["Features", "Extra"], builder, InitialWeights.From(network), outputs: 6).Fit(data);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        network.eval();
        float[][] expected = [.. TinyRow.Rows(20).Select(row => network.call(tensor((float[])[.. row.Features, row.Amount, row.Amount]).reshape(1, 8)).data<float>().ToArray())];

        Backbones.AssertClose(expected, Backbones.Values(stage.Transform(data), "Both"), 1e-5f);
    }

    [TestMethod]
    public void Dropout_and_batch_normalisation_are_at_rest()
    {
        var data = TinyModel.Data(_ml, 50);
        var builder = Network.From(shape => nn.Sequential(nn.Flatten(), nn.BatchNorm1d(6), nn.Dropout(0.5), nn.Linear(6, 2)));
        using var network = builder.Build(new NetworkShape([1, 2, 3], 2));
        using var stage = _ml.Torch().ApplyNetwork("Out", "Features", builder, InitialWeights.From(network)).Fit(data);

        var first = Backbones.Values(stage.Transform(data), "Out");
        Backbones.AssertClose(first, Backbones.Values(stage.Transform(data), "Out"), 0);
        Backbones.AssertClose(Backbones.ByHand(network, 50), first);
    }

    [TestMethod]
    public void It_hides_an_older_column_of_its_name()
    {
        var data = TinyModel.Data(_ml, 5);
        using var network = Backbones.Trained();
        using var stage = _ml.Torch().ApplyNetwork("Features", "Features", Backbones.Headless, InitialWeights.From(network)).Fit(data);

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 5), stage.Transform(data).Schema["Features"].Type);
    }

    [TestMethod]
    public void The_promise_is_kept()
    {
        var data = TinyModel.Data(_ml, 5);
        using var network = Backbones.Trained();
        var estimator = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, InitialWeights.From(network));

        var promised = estimator.GetOutputSchema(Backbones.ShapeOf(data.Schema)).Single(each => each.Name == "Embedding");

        Assert.AreEqual(SchemaShape.Column.VectorKind.Vector, promised.Kind);
        Assert.AreEqual(NumberDataViewType.Single, promised.ItemType);
        Assert.IsFalse(promised.IsKey);
        using var stage = estimator.Fit(data);
        Assert.AreEqual(stage.Transform(data).Schema.Count, stage.GetOutputSchema(data.Schema).Count);
    }

    [TestMethod]
    public void Fitting_reads_no_row_and_draws_no_number_of_the_process()
    {
        using var network = Backbones.Trained();
        var schema = TinyModel.Data(_ml, 1).Schema;
        random.manual_seed(5);
        using var expected = rand(3);
        random.manual_seed(5);

        using var stage = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, InitialWeights.From(network))
            .Fit(new EmptyView(schema.Select(each => KeyValuePair.Create(each.Name, each.Type))));

        using var drawn = rand(3);
        Assert.IsTrue(expected.Equals(drawn));
    }

    [TestMethod]
    public void It_stands_in_front_of_other_stages_and_in_a_prediction_engine()
    {
        var data = TinyModel.Data(_ml, 30);
        using var network = Backbones.Trained();
        var pipeline = _ml.Torch().ApplyNetwork("Embedding", "Features", Backbones.Headless, InitialWeights.From(network))
            .Append(_ml.Transforms.Concatenate("All", "Embedding", "Amount"))
            .Append(_ml.Transforms.CopyColumns("Score", "All"));
        var model = pipeline.Fit(data);
        var expected = Backbones.Values(model.Transform(data), "All");
        using var engine = _ml.Model.CreatePredictionEngine<TinyRow, TinyScores>(model);

        for (var i = 0; i < 30; i++)
            Backbones.AssertClose([expected[i]], [engine.Predict(TinyRow.At(i)).Score]);
    }

    private sealed class TinyScores
    {
        public float[] Score { get; set; } = [];
    }
}
