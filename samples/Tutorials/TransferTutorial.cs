using Microsoft.ML;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Samples.Tutorials;

/// <summary>A network for colour images from scratch, and ResNet-18 with a new last layer for ten classes.</summary>
internal static class TransferTutorial
{
    private static readonly Dictionary<long, string> Labels = new()
    {
        [0] = "airplane",
        [1] = "automobile",
        [2] = "bird",
        [3] = "cat",
        [4] = "deer",
        [5] = "dog",
        [6] = "frog",
        [7] = "horse",
        [8] = "ship",
        [9] = "truck",
    };

    public static void Run(Settings settings, Checks checks)
    {
        using var scope = NewDisposeScope();
        manual_seed(settings.Seed);
        FromScratch(checks);
        Transfer(settings, checks);
    }

    private static void FromScratch(Checks checks)
    {
        using var scope = NewDisposeScope();
        using var model = new NeuralNetwork();
        Console.WriteLine(ModuleText.Of(model));

        var output = model.call(rand(3, 32, 32));
        Console.WriteLine(TensorText.Of(output, "SoftmaxBackward0"));
        var position = output.argmax(1);
        Console.WriteLine(position.item<long>());
        checks.Near("sum of the probabilities", 1, output.sum().ToDouble(), 1e-6);

        // The output is a matrix of 1x10, so one index alone is one of a row.
        var fault = "";
        try
        {
            _ = output[7];
        }
        catch (Exception refused)
        {
            fault = refused.Message.Split('\n')[0];
        }

        Console.WriteLine(fault);
        checks.Holds("an index outside is refused", fault.Contains("out of range", StringComparison.Ordinal) || fault.Contains("out of bounds", StringComparison.Ordinal));
        Console.WriteLine(TensorText.OfShape(output.shape));
        Console.WriteLine($"({TensorText.OfShape(output.squeeze().shape)}, {TensorText.Of(output.squeeze()[position], "IndexBackward0")})");
        Console.WriteLine(Labels[position.item<long>()]);

        foreach (var (name, parameter) in model.named_parameters())
        {
            Console.WriteLine($"Layer: {name} | Size: {TensorText.OfShape(parameter.shape)} | Values : {TensorText.Of(parameter[..2], "SliceBackward0")} \n");
        }

        checks.Equal("parameters of the network for colour images", 1_841_162, model.parameters().Sum(parameter => parameter.numel()));
    }

    private static void Transfer(Settings settings, Checks checks)
    {
        using var scope = NewDisposeScope();
        using var model = new ResNet { Depth = 18 }.Build(new NetworkShape([3, 224, 224], 1000));
        if (settings.WeightsFolder is { } folder)
        {
            var weights = new MLContext().Torch().FetchResNetWeights(folder, depth: 18);
            Console.WriteLine(NetworkWeights.Load(model, weights));
        }

        Console.WriteLine(ModuleText.Of(model));
        checks.Equal("parameters of ResNet-18", 11_689_512, model.parameters().Sum(parameter => parameter.numel()));

        model.Replace("fc", Linear(512, 10));                             // ten classes instead of ImageNet's thousand
        Console.WriteLine(ModuleText.Of(model));
        checks.Equal("parameters with the new last layer", 11_181_642, model.parameters().Sum(parameter => parameter.numel()));

        // In training mode, as the tutorial does: the batch's own statistics are used, and the running ones move.
        var output = model.call(rand(64, 3, 32, 32));
        Console.WriteLine(TensorText.Of(output[0], "SelectBackward0"));
        var positions = output.softmax(1).argmax(1);
        var position = positions[0].item<long>();
        Console.WriteLine(position);
        Console.WriteLine(TensorText.Of(output[0][position], "SelectBackward0"));
        Console.WriteLine(Labels[position]);
        checks.Equal("output for 64 images", [64, 10], output.shape);
        checks.Equal("batches that moved the running statistics", 1, model.Buffer("bn1.num_batches_tracked").item<long>());
    }

    private sealed class NeuralNetwork : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> flatten = Flatten(0);     // one image, without a batch dimension
        private readonly Module<Tensor, Tensor> linear_relu_stack = Sequential(
            Linear(3 * 32 * 32, 512),
            ReLU(),
            Linear(512, 512),
            ReLU(),
            Linear(512, 10));

        private readonly Module<Tensor, Tensor> softmax = Softmax(1);

        public NeuralNetwork()
            : base(nameof(NeuralNetwork)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = flatten.call(input).unsqueeze_(0);                    // the batch dimension, in place
            var logits = linear_relu_stack.call(x);
            return softmax.call(logits).MoveToOuterDisposeScope();
        }
    }
}
