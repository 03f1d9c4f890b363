using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Samples.Tests.Docs;

/// <summary>The code of docs/training.md, compiled; <see cref="DocsTests"/> holds the two together and runs it.</summary>
internal static class TrainingSnippets
{
    public static double Multiclass(MLContext ml, IDataView train, IDataView test)
    {
        #region multiclass
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [32] }, new TorchTrainerOptions
            {
                Epochs = 20,
                BatchSize = 32,
                Optimizer = Optimizers.Adam(learningRate: 0.003),
                ValidationFraction = 0.2,
                Progress = new ConsoleProgress(),
            }))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        using var model = pipeline.Fit(train);
        var metrics = ml.MulticlassClassification.Evaluate(model.Transform(test));
        #endregion
        return metrics.MicroAccuracy;
    }

    public static double Binary(MLContext ml, IDataView train, IDataView test)
    {
        #region binary
        using var model = ml.Torch().BinaryClassification(new Mlp(), new TorchTrainerOptions { LabelColumnName = "IsLarge" }).Fit(train);
        var scored = model.Transform(test);                                     // PredictedLabel, Score (the logit), Probability
        var calibrated = ml.BinaryClassification.Evaluate(scored, "IsLarge");
        var plain = ml.BinaryClassification.EvaluateNonCalibrated(scored, "IsLarge");
        #endregion
        return calibrated.Accuracy - plain.Accuracy;
    }

    public static double Regression(MLContext ml, IDataView train, IDataView test)
    {
        #region regression
        using var model = ml.Torch().Regression(new Mlp(), new TorchTrainerOptions { LabelColumnName = "Size" }).Fit(train);
        var metrics = ml.Regression.Evaluate(model.Transform(test), "Size");    // a vector label gives a vector Score instead
        #endregion
        return metrics.RSquared;
    }

    public static void SeveralInputs(MLContext ml, IDataView train)
    {
        #region several-inputs
        var network = Network.FromInputs(shape => new PictureAndNumbers(shape.Inputs[0], shape.Inputs[1], shape.Output));
        var options = new TorchTrainerOptions { FeatureColumnNames = ["Picture", "Features"], Epochs = 1 };
        using var model = ml.Torch().MulticlassClassification(network, options).Fit(train);
        #endregion
    }

    public static IEstimator<ITransformer> Balance(MLContext ml)
    {
        #region balance
        var balanced = new TorchTrainerOptions { ClassWeights = ClassWeights.Balanced };       // rows / (classes × rows of the class)
        var byHand = new TorchTrainerOptions { ClassWeights = ClassWeights.Of(1, 1, 5) };      // in the order of the key's values
        var byRow = new TorchTrainerOptions { ExampleWeightColumnName = "Weight" };            // a Single column
        var smooth = new TorchTrainerOptions { Loss = Losses.CrossEntropy(labelSmoothing: 0.1) };
        #endregion
        return ml.Torch().MulticlassClassification(new Mlp(), balanced with { Loss = smooth.Loss, ExampleWeightColumnName = byRow.ExampleWeightColumnName, ClassWeights = byHand.ClassWeights });
    }

    public static TorchTrainerOptions Gradients()
    {
        #region gradients
        var options = new TorchTrainerOptions
        {
            Optimizer = Optimizers.AdamW(learningRate: 1e-3, weightDecay: 0.01),
            ParameterGroups =
            [
                new("*.bias", WeightDecay: 0),                              // the first pattern that fits counts
                new("layer1.*", LearningRate: 1e-4),
            ],
            GradientClip = GradientClip.Norm(1),                            // or GradientClip.Value(0.5)
            GradientAccumulation = 4,                                       // a step every four batches, as if they were one
            Schedule = Schedules.Warmup(length: 2, then: Schedules.Cosine()),
        };
        #endregion
        return options;
    }

    public static int Preview()
    {
        #region preview
        var rates = Schedules.OneCycle(maximumRate: 0.1).Preview(baseRate: 0.01, epochs: 5, batchesPerEpoch: 100);
        Console.WriteLine($"{rates[0].LearningRate:0.0000} … {rates.Max(each => each.LearningRate):0.0000} … {rates[^1].LearningRate:0.0000}");
        #endregion
        return rates.Count;
    }

    public static double? RangeTest(MLContext ml, IDataView train)
    {
        #region range-test
        var trainer = ml.Torch().MulticlassClassification(new Mlp(), new TorchTrainerOptions { Optimizer = Optimizers.Sgd(0.01) });
        var curve = trainer.FindLearningRate(train);
        Console.WriteLine(curve);                                           // a table and a sketch of the curve
        curve.SaveSvg("rates.svg");
        var rate = curve.Suggested;
        #endregion
        return rate;
    }

    public static TorchTrainerOptions Validation(IDataView validationRows)
    {
        #region validation
        var fraction = new TorchTrainerOptions
        {
            ValidationFraction = 0.2,                                       // from each class the same share
            ValidationMetrics = ["MacroAccuracy", "LogLoss"],               // ML.NET's own, by the names of their properties
            ConfusionMatrix = true,
            BestBy = new MetricMonitor("MacroAccuracy"),                    // which epoch is kept, whatever ends the training
        };
        var given = new TorchTrainerOptions { ValidationSet = validationRows };
        #endregion
        return fraction with { ValidationSet = given.ValidationSet };
    }

    public static void History(MLContext ml, TorchClassificationTransformer model, IDataView validationRows)
    {
        #region history
        Console.WriteLine(model.History);                                   // a table
        model.History.SaveCsv("history.csv");
        var lowest = model.History.Epochs.Min(epoch => epoch.ValidationLoss);
        ml.Torch().Report(model).WithRows(validationRows).Save("report.html");
        #endregion
        Console.WriteLine(lowest);
    }

    public static TorchTrainerOptions Debugging()
    {
        #region debugging
        var quick = new TorchTrainerOptions { MaximumBatches = 3, Epochs = 1 };            // does it run at all?
        var byHeart = new TorchTrainerOptions { OverfitOneBatch = true, Epochs = 50 };     // can the network learn anything?
        var tonight = new TorchTrainerOptions { Epochs = 1000, MaximumTime = TimeSpan.FromHours(8) };
        #endregion
        return quick with { OverfitOneBatch = byHeart.OverfitOneBatch, MaximumTime = tonight.MaximumTime };
    }

    public static TorchTrainerOptions WarmStart(Module network)
    {
        #region warm-start
        var fromModel = new TorchTrainerOptions { InitialWeights = InitialWeights.From(network) };
        var fromFile = new TorchTrainerOptions
        {
            InitialWeights = InitialWeights.FromFile("backbone.safetensors", new WeightLoading { Skip = ["fc1.*"] }),     // a new head
            Freeze = ["layer1.*", "layer2.*"],
        };
        #endregion
        return fromFile with { InitialWeights = fromModel.InitialWeights };
    }

    public static IReadOnlyList<TrainCatalogBase.CrossValidationResult<MulticlassClassificationMetrics>> CrossValidation(MLContext ml, IDataView data)
    {
        #region cross-validation
        var trainer = ml.Torch().MulticlassClassification(new Mlp(), new TorchTrainerOptions
        {
            Epochs = 20,
            ValidationFraction = 0.2,
            Callbacks = [Callbacks.EarlyStopping(patience: 3)],             // each fold counts by itself
        });
        var folds = ml.MulticlassClassification.CrossValidate(data, trainer, numberOfFolds: 3);
        #endregion
        return folds;
    }

    public static TorchTrainerOptions Augmentation()
    {
        #region augmentation
        var options = new TorchTrainerOptions
        {
            Augmentation = [Augmentations.RandomCrop(padding: 2), Augmentations.HorizontalFlip(), Augmentations.MixUp(alpha: 0.2)],
        };
        #endregion
        return options;
    }

    public static void AugmentationPreview(MLContext ml, IDataView train, TorchTrainerOptions options)
    {
        #region augmentation-preview
        ml.Torch().SaveAugmentationPreview("augmented.png", train, options, images: 8, versions: 6);   // a PNG, a line a picture
        #endregion
    }

    public static TorchTrainerOptions Streaming()
    {
        #region streaming
        var options = new TorchTrainerOptions { MemoryBudget = 512L << 20 };   // more than 512 MiB of rows are streamed
        #endregion
        return options;
    }

    #region several-inputs-network
    internal sealed class PictureAndNumbers : Module<Tensor, Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> _picture, _head;

        public PictureAndNumbers(long[] picture, long[] numbers, long output)
            : base("PictureAndNumbers")
        {
            _picture = Sequential(Flatten(), Linear(picture.Aggregate((a, b) => a * b), 8), ReLU());
            _head = Linear(8 + numbers[0], output);
            RegisterComponents();
        }

        public override Tensor forward(Tensor picture, Tensor numbers) => _head.call(cat([_picture.call(picture), numbers], 1));
    }
    #endregion
}
