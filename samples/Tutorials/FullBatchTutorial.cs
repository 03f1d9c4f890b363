using System.Globalization;
using Microsoft.ML;
using MLNetTorch.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Samples.Tutorials;

/// <summary>Sequential, losses, optimisers and own models; every step learns from all 60,000 images at once.</summary>
internal static class FullBatchTutorial
{
    private const long In = 784;
    private const long Hidden = 100;
    private const long Out = 10;

    public static void Run(Settings settings, Checks checks)
    {
        using var scope = NewDisposeScope();
        manual_seed(settings.Seed);
        ASequence(checks);
        OwnModels(checks);

        var ml = new MLContext(settings.Seed);
        var (x, y) = Tensors(ml, ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Train));
        var (xTest, yTest) = Tensors(ml, ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Test));
        Console.WriteLine($"{TensorText.OfShape(x.shape)}, {TensorText.OfShape(y.shape)}");
        Console.WriteLine(TensorText.Of(x));
        ByHand(settings, checks, x, y, xTest, yTest);
        WithLossAndOptimizer(settings, checks, x, y, xTest, yTest);
        InAPipeline(settings, checks, ml);
    }

    private static Sequential Mlp() => Sequential(Linear(In, Hidden), ReLU(), Linear(Hidden, Out));

    private static void ASequence(Checks checks)
    {
        using var scope = NewDisposeScope();
        using var model = Mlp();
        var outputs = model.call(randn(600, In));
        Console.WriteLine(TensorText.OfShape(outputs.shape));               // the first dimension is always the batch
        Console.WriteLine(TensorText.Of(outputs[0], "SliceBackward0"));
        Console.WriteLine(ModuleText.Of(model));
        using var deeper = Sequential(Linear(In, 100), ReLU(), Linear(100, 50), ReLU(), Linear(50, Out));
        Console.WriteLine(ModuleText.Of(deeper));
        checks.Equal("outputs of 600 examples", [600, 10], outputs.shape);
    }

    // The loss written out, and the weights moved without an optimiser.
    private static void ByHand(Settings settings, Checks checks, Tensor x, Tensor y, Tensor xTest, Tensor yTest)
    {
        const double LearningRate = 0.8;
        var epochs = settings.Quick ? 10 : 350;
        var checkpoint = Path.Combine(Path.GetTempPath(), $"full-batch-{Guid.NewGuid():N}.safetensors");
        using var model = Mlp();
        var losses = new List<double>();
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            using var scope = NewDisposeScope();
            var loss = CrossEntropy(model.call(x), y);
            losses.Add(loss.ToDouble());
            model.zero_grad();                                             // gradients add up unless they are set to zero
            loss.backward();
            using (no_grad())
            {
                foreach (var parameter in model.parameters())
                {
                    parameter.sub_(LearningRate * parameter.grad!);
                }
            }

            Log(epoch, epochs, losses);
            if (epoch % 50 == 0 || epoch == epochs)
            {
                NetworkWeights.Save(model, checkpoint);                    // whole or not at all, so an interruption costs 50 epochs at most
            }
        }

        using var again = Mlp();
        NetworkWeights.Load(again, checkpoint);
        File.Delete(checkpoint);
        checks.Near("accuracy of the last checkpoint beside that of the model", Accuracy(model, xTest, yTest), Accuracy(again, xTest, yTest), 0);
        CheckRunningMeans(checks, "by hand", losses, (10, 1.77, 0.2), (100, 0.61, 0.03), (350, 0.3010, 0.005));
        CheckAccuracy(settings, checks, "accuracy, loss and update by hand", 0.9588, 0.004, Accuracy(model, xTest, yTest));
    }

    private static Tensor Softmax(Tensor x) => x.exp() / x.exp().sum(-1, keepdim: true);

    // For logits above 88 exp overflows: the library's cross entropy subtracts the largest first.
    private static Tensor CrossEntropy(Tensor output, Tensor target)
    {
        var logits = output.gather(1, target.unsqueeze(1)).squeeze(1);     // the logit of the right class of each row
        return (-logits + output.exp().sum(-1).log()).mean();
    }

    private static void WithLossAndOptimizer(Settings settings, Checks checks, Tensor x, Tensor y, Tensor xTest, Tensor yTest)
    {
        var epochs = settings.Long ? 1500 : settings.Quick ? 10 : 100;
        using var model = Mlp();
        using var criterion = CrossEntropyLoss();
        using var optimizer = optim.SGD(model.parameters(), 0.8);
        var losses = new List<double>();
        model.train();
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            using var scope = NewDisposeScope();
            var loss = criterion.call(model.call(x), y);
            losses.Add(loss.ToDouble());
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            Log(epoch, epochs, losses);
        }

        CheckRunningMeans(checks, "with an optimiser", losses, (10, 1.77, 0.2), (100, 0.61, 0.03), (350, 0.3025, 0.005));
        if (settings.Long)
        {
            checks.Near("accuracy after 1,500 epochs", 0.977, Accuracy(model, xTest, yTest), 0.002);
        }
    }

    // The same in ML.NET: one batch holds all rows, and metrics come from MLContext.
    private static void InAPipeline(Settings settings, Checks checks, MLContext ml)
    {
        var train = ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Train);
        var test = ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Test);
        double Accuracy(INetworkBuilder network, double learningRate)
        {
            var pipeline = ml.Transforms.Conversion.MapValueToKey("Label")
                .Append(ml.Torch().ToTensor("Features", "Image"))
                .Append(ml.Torch().Flatten("Features"))
                .Append(ml.Torch().MulticlassClassification(network, new TorchTrainerOptions
                {
                    Epochs = settings.Quick ? 10 : 100,
                    BatchSize = 60_000,
                    Shuffle = false,
                    Optimizer = Optimizers.Sgd(learningRate),
                    Progress = new ConsoleProgress(),
                }));
            return ml.MulticlassClassification.Evaluate(pipeline.Fit(train).Transform(test)).MicroAccuracy;
        }

        var custom = Accuracy(Network.From(shape => new CustomModel(shape.InputSize, Hidden, shape.Output)), 0.8);
        CheckAccuracy(settings, checks, "accuracy of the custom model", 0.9281, 0.006, custom);
        var residual = Accuracy(new ResidualMlp { HiddenSize = Hidden }, 0.2);
        CheckAccuracy(settings, checks, "accuracy of the residual model", 0.9117, 0.008, residual);
    }

    private static void OwnModels(Checks checks)
    {
        using var scope = NewDisposeScope();
        using var custom = new CustomModel(In, Hidden, Out);
        var outputs = custom.call(randn(500, In));
        Console.WriteLine(TensorText.Of(outputs, "AddmmBackward0"));
        Console.WriteLine(TensorText.OfShape(outputs.shape));
        checks.Equal("outputs of 500 examples", [500, 10], outputs.shape);

        using var model = new CustomModel2(In, Hidden, Out);
        Console.WriteLine(ModuleText.Of(model));
        Console.WriteLine(ModuleText.Of(model.Layer("fc1")));
        Console.WriteLine(TensorText.Of(model.Parameter("fc1.weight")));
        Console.WriteLine(TensorText.Of(model.Parameter("fc1.bias")));

        model.Replace("fc2", Linear(100, 1));                              // the other weights are kept
        Console.WriteLine(ModuleText.Of(model));
        checks.Equal("output after the last layer was replaced", [2, 1], model.call(randn(2, In)).shape);
        Console.WriteLine(ModuleText.OfList(model.children()));
        Console.WriteLine(ModuleText.Of(model.Slice(..^2)));               // list(model.children())[:-2]; the layers are shared
        Console.WriteLine(ModuleText.Of(ModuleList(model.children().SkipLast(1).ToArray())));
    }

    private static (Tensor X, Tensor Y) Tensors(MLContext ml, IDataView view)
    {
        var digits = ml.Data.CreateEnumerable<Digit>(view, reuseRowObject: false).ToList();
        using var scope = NewDisposeScope();
        var x = tensor(digits.SelectMany(digit => digit.Image).ToArray()).reshape(digits.Count, In).to(float32).div_(255);
        var y = tensor(digits.Select(digit => (long)digit.Label).ToArray());
        return (x.MoveToOuterDisposeScope(), y.MoveToOuterDisposeScope());
    }

    private static double Accuracy(Module<Tensor, Tensor> model, Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        model.eval();
        return Softmax(model.call(x)).argmax(1).eq(y).to(float32).mean().ToDouble();
    }

    // After ten epochs at this learning rate the loss still jumps: much better than chance is all that holds for every seed.
    private static void CheckAccuracy(Settings settings, Checks checks, string what, double told, double tolerance, double actual)
    {
        if (settings.Quick)
        {
            checks.AtLeast($"{what}, after ten epochs only", 0.3, actual);
        }
        else
        {
            checks.Near(what, told, actual, tolerance);
        }
    }

    private static void Log(int epoch, int epochs, List<double> losses)
    {
        if (epoch % 10 == 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Epoch {epoch}/{epochs} Loss {losses.Average():F5}"));
        }
    }

    // The log shows the mean of all losses so far; the bands hold the tutorial's run and those of other seeds.
    private static void CheckRunningMeans(Checks checks, string what, List<double> losses, params (int Epoch, double Mean, double Band)[] figures)
    {
        foreach (var (epoch, mean, band) in figures.Where(figure => figure.Epoch <= losses.Count))
        {
            checks.Near($"mean of the first {epoch} losses, {what}", mean, losses.Take(epoch).Average(), band);
        }
    }

    private sealed class CustomModel : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> fc1;
        private readonly Module<Tensor, Tensor> relu = ReLU();
        private readonly Module<Tensor, Tensor> fc2;

        public CustomModel(long input, long hidden, long output)
            : base("ModeloPersonalizado")
        {
            fc1 = Linear(input, hidden);
            fc2 = Linear(hidden, output);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            return fc2.call(relu.call(fc1.call(input))).MoveToOuterDisposeScope();
        }
    }

    // A sequence cannot say this: the value goes around the activation, too. The library has it as ResidualMlp.
    private sealed class CustomModel2 : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> fc1;
        private readonly Module<Tensor, Tensor> relu = ReLU();
        private readonly Module<Tensor, Tensor> fc2;

        public CustomModel2(long input, long hidden, long output)
            : base("ModelCustom2")
        {
            fc1 = Linear(input, hidden);
            fc2 = Linear(hidden, output);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = fc1.call(input);
            return fc2.call(relu.call(x) + x).MoveToOuterDisposeScope();
        }
    }
}
