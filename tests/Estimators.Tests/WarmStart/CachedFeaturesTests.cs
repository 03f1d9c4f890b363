using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators.Tests;

/// <summary>How often the rows go through a frozen backbone while a head is trained on what it gives.</summary>
[TestClass]
public sealed class CachedFeaturesTests
{
    private const int Rows = 600;
    private const int Epochs = 7;

    private readonly MLContext _ml = new(1);
    private readonly CountedBackbone _backbone = new();

    [TestMethod]
    public void A_head_in_memory_sends_each_row_through_once_whatever_the_epochs()
    {
        using var model = Pipeline(Head).Fit(Data);
        Assert.AreEqual(Rows, _backbone.Rows);
        Assert.AreEqual(3, _backbone.Passes);
        Assert.HasCount(Epochs, ((TorchClassificationTransformer)model.LastTransformer).History.Epochs);
    }

    [TestMethod]
    public void A_head_over_a_frozen_backbone_inside_of_it_would_send_them_through_in_every_epoch()
    {
        var whole = Network.From(shape => nn.Sequential(("body", _backbone.Build(shape)), ("head", nn.Linear(6, 3))));
        using var model = _ml.Torch().MulticlassClassification(whole, Head with { FeatureColumnName = "Features", Freeze = ["body.*"] }).Fit(Data);
        Assert.AreEqual(Epochs * Rows, _backbone.Rows);
    }

    [TestMethod]
    public void A_streamed_head_does_so_only_with_a_cache()
    {
        var streamed = Head with { MemoryBudget = 1 };
        using (Pipeline(streamed).Fit(Data))
            Assert.IsGreaterThanOrEqualTo(Epochs * Rows, _backbone.Rows);

        _backbone.Forget();
        using (Pipeline(streamed, cached: true).Fit(Data))
            Assert.AreEqual(Rows, _backbone.Rows);
    }

    [TestMethod]
    public void Several_trainers_share_a_cache()
    {
        var features = Backbone.Fit(Data).Transform(Data);
        var cached = _ml.Data.Cache(features, "Label", "Embedding");
        using var first = _ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [] }, Head).Fit(cached);
        using var second = _ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [9] }, Head).Fit(cached);
        Assert.AreEqual(Rows, _backbone.Rows);
    }

    [TestMethod]
    public void The_cached_way_learns_what_the_frozen_way_learns()
    {
        using var start = nn.Linear(6, 3);
        var head = Network.From(_ =>
        {
            var copy = nn.Linear(6, 3);
            NetworkState.Load(copy, NetworkState.Of(start));
            return nn.Sequential(("head", copy));
        });
        var whole = Network.From(shape => nn.Sequential(("body", _backbone.Build(shape)), ("head", head.Build(shape).Layer<TorchSharp.Modules.Linear>("head"))));
        using var cached = Backbone.Append(_ml.Torch().MulticlassClassification(head, Head)).Fit(Data);
        using var frozen = _ml.Torch().MulticlassClassification(whole, Head with { FeatureColumnName = "Features", Freeze = ["body.*"] }).Fit(Data);
        using var scope = NewDisposeScope();
        var difference = ((TorchClassificationTransformer)cached.LastTransformer).Network.Parameter("head.weight") - frozen.Network.Parameter("head.weight");
        Assert.IsLessThan(1e-5f, difference.abs().max().item<float>());
    }

    [TestMethod]
    public void A_report_on_the_pipeline_is_one_on_its_head()
    {
        using var model = Pipeline(Head).Fit(Data);
        Assert.Contains("Accuracy on the rows", _ml.Torch().Report(model).WithRows(Data).ToHtml());
    }

    private static TorchTrainerOptions Head => new() { Epochs = Epochs, BatchSize = 50, Seed = 3, FeatureColumnName = "Embedding" };

    private NetworkFeatureEstimator Backbone => _ml.Torch().ApplyNetwork("Embedding", "Features", _backbone, _backbone.Weights);

    private IDataView Data => PointRows.View(_ml, PointRows.Draw(Rows));

    private EstimatorChain<TorchClassificationTransformer> Pipeline(TorchTrainerOptions head, bool cached = false)
    {
        var trainer = _ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [] }, head);
        return cached ? Backbone.AppendCacheCheckpoint(_ml).Append(trainer) : Backbone.Append(trainer);
    }

    /// <summary>A network that counts its forward passes and the rows in them, those of dry runs, which are all zeros, left out.</summary>
    private sealed class CountedBackbone : INetworkBuilder
    {
        private readonly TorchSharp.Modules.Linear _weights = nn.Linear(4, 6);
        private int _rows;
        private int _passes;

        public int Rows => _rows;

        public int Passes => _passes;

        public InitialWeights Weights => InitialWeights.From(nn.Sequential(("fc", _weights)));

        public void Forget() => (_rows, _passes) = (0, 0);

        public nn.Module<Tensor, Tensor> Build(NetworkShape shape)
        {
            var layer = nn.Linear(4, 6);
            NetworkState.Load(layer, NetworkState.Of(_weights));
            return new Counting(layer, this);
        }

        private sealed class Counting : nn.Module<Tensor, Tensor>
        {
            private readonly nn.Module<Tensor, Tensor> fc;
            private readonly CountedBackbone _owner;

            public Counting(nn.Module<Tensor, Tensor> layer, CountedBackbone owner)
                : base(nameof(Counting))
            {
                (fc, _owner) = (layer, owner);
                RegisterComponents();
            }

            public override Tensor forward(Tensor input)
            {
                using (NewDisposeScope())
                    if (input.abs().sum().item<float>() > 0)
                    {
                        Interlocked.Increment(ref _owner._passes);
                        Interlocked.Add(ref _owner._rows, (int)input.shape[0]);
                    }
                return fc.call(input);
            }
        }
    }
}
