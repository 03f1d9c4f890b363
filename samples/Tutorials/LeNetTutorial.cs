using Microsoft.ML;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Samples.Tutorials;

/// <summary>How a network is written: LeNet-5 as a class, its text, its values on the way and its untrained output.</summary>
internal static class LeNetTutorial
{
    public static void Run(Settings settings, Checks checks)
    {
        using var scope = NewDisposeScope();
        manual_seed(settings.Seed);

        using var net = new LeNet();
        Console.WriteLine(ModuleText.Of(net));                     // what does the object tell us about itself?

        var input = rand(1, 1, 32, 32);                            // stand-in for a 32x32 black and white image
        Console.WriteLine("\nImage batch shape:");
        Console.WriteLine(TensorText.OfShape(input.shape));

        using var trace = ForwardTrace.Run(net, input);            // the values on the way, with their labels
        Console.WriteLine(trace);

        var output = net.call(input);                              // forward() is not called directly
        Console.WriteLine("\nRaw output:");
        Console.WriteLine(TensorText.Of(output, "AddmmBackward0"));
        Console.WriteLine(TensorText.OfShape(output.shape));
        Console.WriteLine(NetworkSummary.Of(net, new NetworkShape([1, 32, 32], 10)));

        checks.Equal("output of one image", [1, 10], output.shape);
        checks.Equal("output of sixteen", [16, 10], net.call(rand(16, 1, 32, 32)).shape);
        checks.Equal("numbers that reach the first linear layer", 576, LeNet.FlatFeatures(zeros(1, 16, 6, 6)));
        checks.Equal("parameters", 81_194, net.parameters().Sum(parameter => parameter.numel()));
        checks.AtMost("confidence of an untrained network", 0.25, output.softmax(1).max().ToDouble());
        using var other = new LeNet();
        checks.Holds("another instance has other weights", !other.call(input).eq(output).all().ToBoolean());

        ReadDigits(settings, checks);
    }

    // What the network is for: the 28x28 digits of MNIST, padded to 32x32.
    private static void ReadDigits(Settings settings, Checks checks)
    {
        var ml = new MLContext(settings.Seed);
        var train = ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Train);
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Torch().ToTensor("Features", "Image"))
            .Append(ml.Torch().Pad("Features", pixels: 2))
            .Append(ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]))
            .Append(ml.Torch().MulticlassClassification(Network.From(_ => new LeNet()), new TorchTrainerOptions
            {
                Epochs = settings.Quick ? 1 : 3,
                Optimizer = Optimizers.Sgd(0.01, momentum: 0.9),
            }));
        var model = pipeline.Fit(settings.Quick ? ml.Data.TakeRows(train, 12_000) : train);
        var test = ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Test);
        var accuracy = ml.MulticlassClassification.Evaluate(model.Transform(test)).MicroAccuracy;
        checks.AtLeast("test accuracy of LeNet", settings.Quick ? 0.85 : 0.975, accuracy);
    }

    private sealed class LeNet : Module<Tensor, Tensor>
    {
        // Assigned in the constructor and registered by RegisterComponents: then they are children of the network.
        private readonly Module<Tensor, Tensor> conv1 = Conv2d(1, 6, 3);         // 1 image channel in, 6 out, a 3x3 kernel
        private readonly Module<Tensor, Tensor> conv2 = Conv2d(6, 16, 3);
        private readonly Module<Tensor, Tensor> fc1 = Linear(16 * 6 * 6, 120);   // y = Wx + b; 6x6 is what is left of the image
        private readonly Module<Tensor, Tensor> fc2 = Linear(120, 84);
        private readonly Module<Tensor, Tensor> fc3 = Linear(84, 10);

        public LeNet()
            : base(nameof(LeNet)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = functional.max_pool2d(functional.relu(conv1.call(input)), (2, 2))
                .Traced("MaxPool conv1", "MaxPool2DWithIndicesBackward0");
            x = functional.max_pool2d(functional.relu(conv2.call(x)), 2)   // one number for a square window
                .Traced("MaxPool conv2", "MaxPool2DWithIndicesBackward0");
            x = x.view(-1, FlatFeatures(x)).Traced("view num_flat_features", "ViewBackward0");
            x = functional.relu(fc1.call(x)).Traced("relu fc1", "ReluBackward0");
            x = functional.relu(fc2.call(x)).Traced("relu fc2", "ReluBackward0");
            x = fc3.call(x).Traced("relu fc3", "AddmmBackward0");             // the tutorial's label, though these are logits: no activation
            return x.MoveToOuterDisposeScope();
        }

        /// <summary>All dimensions but that of the batch, multiplied.</summary>
        public static long FlatFeatures(Tensor x) => x.shape[1..].Aggregate(1L, (product, size) => product * size);
    }
}
