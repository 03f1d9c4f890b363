using Microsoft.ML;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Samples.Tutorials;

/// <summary>A first network of linear layers and a convolutional one learn the MNIST digits as stages of an ML.NET pipeline.</summary>
internal static class MnistTutorial
{
    public static void Run(Settings settings, Checks checks)
    {
        var ml = new MLContext(settings.Seed);
        var train = ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Train);   // fetched if it is not there
        var test = ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Test);
        ShowDigits(ml, train);
        ShowAugmentation(ml, train, checks);

        // ToTensor and Normalize, as stages of the pipeline.
        var images = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Torch().ToTensor("Features", "Image"))                                          // 1x28x28, 0 to 1
            .Append(ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]));
        var (least, most) = RangeOf(images.Fit(train).Transform(ml.Data.TakeRows(train, 100)), ml);
        Console.WriteLine($"normalised values lie between {least:F5} and {most:F5}");
        checks.Near("smallest normalised value", -0.42421, least, 1e-4);
        checks.Near("largest normalised value", 2.82149, most, 1e-4);

        Console.WriteLine($"is there a GPU? {(cuda.is_available() ? "yes" : "no")}");                 // recommended, not needed
        var rows = settings.Quick ? ml.Data.TakeRows(train, 12_000) : train;
        double Accuracy(INetworkBuilder network, int epochs, TrainingOptimizer optimizer)
        {
            var trainer = ml.Torch().MulticlassClassification(network, new TorchTrainerOptions
            {
                Epochs = epochs,
                BatchSize = 64,
                Optimizer = optimizer,
                Loss = Losses.NegativeLogLikelihood(),
                Progress = new TrainLog(batchSize: 64),
            });
            return ml.MulticlassClassification.Evaluate(images.Append(trainer).Fit(rows).Transform(test)).MicroAccuracy;
        }

        var firstNet = Network.From(shape => new FirstNet(imageSize: shape.InputSize), OutputActivation.LogSoftmax);
        var cnnNet = Network.From(_ => new CnnNet(), OutputActivation.LogSoftmax);

        // ReLU on the last layer can silence a class for good, so this accuracy depends much on the seed.
        var first = Accuracy(firstNet, settings.Quick ? 1 : 10, Optimizers.Sgd(0.001));
        checks.AtLeast("FirstNet, learning rate 0.001", settings.Quick ? 0.15 : 0.5, first);
        if (!settings.Quick)
        {
            checks.AtLeast("CNNNet, 10 epochs at the told learning rate 0.001", 0.90, Accuracy(cnnNet, 10, Optimizers.Sgd(0.001)));
        }

        var sane = Accuracy(cnnNet, settings.Quick ? 1 : 6, Optimizers.Sgd(0.01, momentum: 0.9));
        checks.AtLeast("CNNNet at a sane learning rate (0.01, momentum 0.9)", settings.Quick ? 0.85 : 0.98, sane);
    }

    private static void ShowDigits(MLContext ml, IDataView digits)
    {
        foreach (var digit in ml.Data.CreateEnumerable<Digit>(digits, reuseRowObject: false).Take(3))
        {
            Console.Write(DigitArt.Draw(digit.Image));
            Console.WriteLine($"labelled {digit.Label}");
        }
    }

    // Crop, rotation, reflection and re-scaling: not used below, as in the tutorial, but this is how it is done.
    private static void ShowAugmentation(MLContext ml, IDataView digits, Checks checks)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var digit = ml.Data.CreateEnumerable<Digit>(digits, reuseRowObject: false).First();
        var image = tensor(digit.Image).reshape(1, 1, 28, 28).to(float32);
        using var network = new Augmented(Identity(), mirror: true);
        var changed = network.call(image);
        Console.Write(DigitArt.Draw(changed.to(uint8).data<byte>().ToArray()));
        Console.WriteLine("the first digit, shifted, turned, re-scaled and perhaps mirrored");
        checks.Holds("augmentation changes an image while a network learns", !changed.eq(image).all().ToBoolean());
        checks.Near("and keeps its ink, about", 1, changed.sum().ToDouble() / image.sum().ToDouble(), 0.35);
        network.eval();
        checks.Holds("and leaves it alone otherwise", network.call(image).eq(image).all().ToBoolean());
    }

    private static (float Least, float Most) RangeOf(IDataView rows, MLContext ml)
    {
        var values = ml.Data.CreateEnumerable<Normalised>(rows, reuseRowObject: false, ignoreMissingColumns: true).ToList();
        return (values.Min(row => row.Features.Min()), values.Max(row => row.Features.Max()));
    }

    private sealed class Normalised
    {
        public float[] Features { get; set; } = [];
    }

    private sealed class FirstNet : Module<Tensor, Tensor>
    {
        private readonly long imageSize;
        private readonly Module<Tensor, Tensor> fc0;
        private readonly Module<Tensor, Tensor> fc1 = Linear(1000, 50);
        private readonly Module<Tensor, Tensor> fc2 = Linear(50, 10);

        public FirstNet(long imageSize)
            : base(nameof(FirstNet))
        {
            this.imageSize = imageSize;
            fc0 = Linear(imageSize, 1000);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = input.view(-1, imageSize);
            x = functional.relu(fc0.call(x));
            x = functional.relu(fc1.call(x));
            x = functional.relu(fc2.call(x));
            return functional.log_softmax(x, 1).MoveToOuterDisposeScope();   // TorchSharp always asks for the dimension
        }
    }

    private sealed class CnnNet : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> conv1 = Conv2d(1, 10, 5);
        private readonly Module<Tensor, Tensor> conv2 = Conv2d(10, 20, 5);
        private readonly Module<Tensor, Tensor> conv2_drop = Dropout2d();
        private readonly Module<Tensor, Tensor> fc1 = Linear(320, 50);
        private readonly Module<Tensor, Tensor> fc2 = Linear(50, 10);

        public CnnNet()
            : base("CNNNet") => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = functional.relu(functional.max_pool2d(conv1.call(input), 2));
            x = functional.relu(functional.max_pool2d(conv2_drop.call(conv2.call(x)), 2));
            x = x.flatten(1);
            x = functional.relu(fc1.call(x));
            x = functional.dropout(x, 0.5, training);                         // only while it learns
            return functional.log_softmax(fc2.call(x), 1).MoveToOuterDisposeScope();
        }
    }
}
