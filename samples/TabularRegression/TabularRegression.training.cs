using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Samples.Tabular;

public static partial class TabularRegression
{
    /// <summary>What is to be predicted.</summary>
    public const string Label = nameof(ModelInput.MilesPerGallon);

    /// <summary>Two hidden layers, small as the table is.</summary>
    internal static INetworkBuilder Network { get; } = new Mlp { HiddenSizes = [64, 32] };

    /// <summary>No hidden layer: a linear model, to see what the hidden layers are good for.</summary>
    internal static INetworkBuilder Linear { get; } = new Mlp { HiddenSizes = [] };

    internal static TorchTrainerOptions OptionsFor(Settings settings) => new()
    {
        LabelColumnName = Label,
        Epochs = settings.Epochs,
        BatchSize = 32,
        Optimizer = Optimizers.AdamW(learningRate: 0.01, weightDecay: 0.01),
        Schedule = Schedules.Cosine(),
        Seed = settings.Seed,
        Threads = 1,   // more gain nothing for a network this small

        // A fifth of the cars tells when to stop; the weights of the best epoch are kept.
        ValidationFraction = 0.2,
        Callbacks = [Callbacks.EarlyStopping(patience: 40)],
    };

    internal static IDataView Load(MLContext ml, string path) =>
        ml.Data.LoadFromTextFile<ModelInput>(path, separatorChar: ',', hasHeader: true);

    // The type tells what Fit gives: a chain whose LastTransformer has the network and its history.
    internal static EstimatorChain<TorchRegressionTransformer> BuildPipeline(MLContext ml, INetworkBuilder network, TorchTrainerOptions options) =>
        BuildFeatures(ml).Append(ml.Torch().Regression(network, options));

    /// <summary>Columns of words and numbers → one vector of numbers around 0.</summary>
    internal static IEstimator<ITransformer> BuildFeatures(MLContext ml) =>
        ml.Transforms.Categorical.OneHotEncoding("OriginSlots", nameof(ModelInput.Origin))
            .Append(ml.Transforms.Concatenate("Features", "OriginSlots",
                nameof(ModelInput.Cylinders), nameof(ModelInput.Displacement), nameof(ModelInput.Horsepower),
                nameof(ModelInput.Weight), nameof(ModelInput.Acceleration), nameof(ModelInput.ModelYear)))
            .Append(ml.Transforms.NormalizeMeanVariance("Features", fixZero: false));
}
