using Microsoft.ML;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Samples.Transfer;

public static partial class TransferLearning
{
    /// <summary>The height and width of the pictures that the network sees.</summary>
    public const int Side = 32;

    private static readonly string[] Backbone = ["conv1.*", "bn1.*", "layer*"];

    /// <summary>Trains a whole network with random weights.</summary>
    internal static ITransformer TrainFromScratch(MLContext ml, IDataView train, Settings settings, int epochs) =>
        Pipeline(ml, new ResNet { Depth = 18 }, Options(settings, epochs)).Fit(train);

    /// <summary>Runs each picture through the backbone once, and trains a linear layer on what comes out.</summary>
    internal static ITransformer TrainOnFeatures(MLContext ml, IDataView train, string weights, Settings settings)
    {
        var features = Pictures(ml).Append(ml.Torch().ApplyNetwork("Features", "Features", new ResNet { Depth = 18 }.Without("fc"), weights));
        return WithTrainer(ml, features, new Mlp { HiddenSizes = [] }, Options(settings, settings.EpochsOfSecondTask) with { Optimizer = Optimizers.Adam(0.01) })
            .Fit(train);
    }

    /// <summary>Trains the head of the whole network, the backbone frozen: the same, but every epoch runs through the backbone.</summary>
    internal static ITransformer TrainHead(MLContext ml, IDataView train, string weights, Settings settings) =>
        Pipeline(ml, new ResNet { Depth = 18 }, Options(settings, settings.EpochsOfSecondTask) with
        {
            InitialWeights = InitialWeights.FromFile(weights, new WeightLoading { Skip = ["fc.*"] }),
            Freeze = Backbone,
            Optimizer = Optimizers.Adam(0.01),
        }).Fit(train);

    /// <summary>Trains the head first, then the last layers of the backbone too, at a tenth of its rate.</summary>
    internal static ITransformer FineTune(MLContext ml, IDataView train, string weights, Settings settings) =>
        Pipeline(ml, new ResNet { Depth = 18 }, Options(settings, settings.EpochsOfSecondTask) with
        {
            InitialWeights = InitialWeights.FromFile(weights, new WeightLoading { Skip = ["fc.*"] }),
            Freeze = Backbone,
            Callbacks = [Callbacks.Unfreeze((3, "layer4.*"))],
            ParameterGroups = [new ParameterGroup("layer4.*", LearningRate: 0.0003)],
            Optimizer = Optimizers.Adam(0.01),
        }).Fit(train);

    /// <summary>The network of a model's trainer.</summary>
    internal static TorchClassificationTransformer NetworkOf(ITransformer model) =>
        ((IEnumerable<ITransformer>)model).OfType<TorchClassificationTransformer>().Single();

    private static TorchTrainerOptions Options(Settings settings, int epochs) => new()
    {
        Epochs = epochs,
        BatchSize = 16,
        Seed = settings.Seed,
        Threads = settings.Threads,
        Optimizer = Optimizers.Adam(0.001),
    };

    private static IEstimator<ITransformer> Pipeline(MLContext ml, INetworkBuilder network, TorchTrainerOptions options) =>
        WithTrainer(ml, Pictures(ml), network, options);

    private static IEstimator<ITransformer> Pictures(MLContext ml) => ml.Transforms.LoadImages("Picture", "", nameof(ModelInput.ImagePath))
        .Append(ml.Transforms.ResizeImages("Picture", Side, Side))
        .Append(ml.Torch().ToTensor("Features", "Picture"))
        .Append(ml.Torch().NormalizeChannels("Features", "Features", ChannelNormalization.ImageNet));

    private static IEstimator<ITransformer> WithTrainer(MLContext ml, IEstimator<ITransformer> start, INetworkBuilder network, TorchTrainerOptions options) => start
        .Append(ml.Transforms.Conversion.MapValueToKey("Label"))
        .Append(ml.Torch().MulticlassClassification(network, options))
        .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
}
