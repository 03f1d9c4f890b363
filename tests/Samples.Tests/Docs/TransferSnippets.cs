using Microsoft.ML;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Samples.Tests.Docs;

/// <summary>The code of docs/transfer.md, compiled; <see cref="DocsTests"/> holds the two together and runs all but the download.</summary>
internal static class TransferSnippets
{
    public static string Fetch(MLContext ml)
    {
        #region fetch
        var weights = ml.Torch().FetchResNetWeights("models", depth: 18);   // torchvision's file, checked; or the path of a file of your own
        #endregion
        return weights;
    }

    public static ITransformer Features(MLContext ml, IDataView train, string weights)
    {
        #region features
        var pipeline = ml.Torch().NormalizeChannels("Image", "Image", ChannelNormalization.ImageNet)
            .Append(ml.Torch().ApplyNetwork("Features", "Image", new ResNet { Depth = 18 }.Without("fc"), weights))     // 512 numbers a picture
            .Append(ml.Transforms.Conversion.MapValueToKey("Label"))
            .Append(ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [] }, new TorchTrainerOptions { Epochs = 20 }))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        var model = pipeline.Fit(train);
        #endregion
        return model;
    }

    public static (ITransformer Small, ITransformer Large) Cache(MLContext ml, IDataView images, string weights)
    {
        #region cache
        var backbone = ml.Torch().ApplyNetwork("Features", "Image", new ResNet { Depth = 18 }.Without("fc"), weights).Fit(images);
        var features = ml.Data.Cache(backbone.Transform(images), "Features", "Label");      // in a pipeline: .AppendCacheCheckpoint(ml)
        var small = ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [] }).Fit(features);
        var large = ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [100] }).Fit(features);
        #endregion
        return (small, large);
    }

    public static TorchTrainerOptions Frozen(string weights)
    {
        #region frozen
        var options = new TorchTrainerOptions
        {
            FeatureColumnName = "Image",
            InitialWeights = InitialWeights.FromFile(weights, new WeightLoading { Skip = ["fc.*"] }),   // all but the head, and all of it must fit
            Freeze = ["conv1.*", "bn1.*", "layer*"],
        };
        var trainer = (MLContext ml) => ml.Torch().MulticlassClassification(new ResNet { Depth = 18 }, options);
        #endregion
        return trainer(new MLContext()) is null ? throw new InvalidOperationException() : options;
    }

    public static TorchTrainerOptions Tuned(string weights)
    {
        #region tuned
        var options = new TorchTrainerOptions
        {
            FeatureColumnName = "Image",
            Epochs = 10,
            InitialWeights = InitialWeights.FromFile(weights, new WeightLoading { Skip = ["fc.*"] }),
            Freeze = ["*"],
            Callbacks = [Callbacks.Unfreeze((1, "fc.*"), (3, "layer4.*"), (6, "*"))],       // the head, then more and more
            ParameterGroups = [new("fc.*"), new("*", LearningRate: 1e-4)],                  // the backbone at a tenth of the rate
            Optimizer = Optimizers.Adam(1e-3),
        };
        #endregion
        return options;
    }

    public static TorchFeatureTransformer OfModel(MLContext ml, TorchClassificationTransformer model, IDataView images)
    {
        #region of-model
        var embedding = ml.Torch().ApplyNetwork("Embedding", model, without: ["fc"]).Fit(images);
        var vectors = embedding.Transform(images);                          // for any trainer, for k-means, for a search by similarity
        #endregion
        return vectors.Schema.GetColumnOrNull("Embedding") is null ? throw new InvalidOperationException() : embedding;
    }
}
