using MLNetTorch.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Samples.Tutorials;

/// <summary>Blocks and layers of one's own, parameters, initial values, shared layers, and files.</summary>
internal static class BlocksTutorial
{
    public static void Run(Settings settings, Checks checks)
    {
        using var scope = NewDisposeScope();
        manual_seed(settings.Seed);
        Blocks(checks);
        OwnLayers(checks);
        Parameters(checks);
        NestedBlocks(checks);
        InitialValues(settings, checks);
        SharedLayers(checks);
        Files(checks);
    }

    private static void Blocks(Checks checks)
    {
        var x = rand(2, 20);
        using var net = Sequential(Linear(20, 256), ReLU(), Linear(256, 10));
        Console.WriteLine(TensorText.OfShape(net.call(x).shape));
        using var net1 = new TwoLayers();
        using var net2 = new TwoLayers();                                   // two instances, two sets of weights
        checks.Equal("output of a block of one's own", [2, 10], net1.call(x).shape);
        checks.Holds("two instances are independent", !net1.call(x).eq(net2.call(x)).all().ToBoolean());

        // The library's own list of blocks: what Sequential does, written out.
        using var sequence = new MySequential(("0", net[0]), ("1", net[1]), ("2", net[2]));
        Console.WriteLine(ModuleText.Of(sequence));
        checks.Holds("MySequential gives what Sequential gives", sequence.call(x).eq(net.call(x)).all().ToBoolean());

        // Any code can run in forward: a constant weight, a layer used twice, a loop.
        var mlp = new FixedHiddenMlp { NormOverBatch = true };
        using var fixedHidden = mlp.Build(new NetworkShape([20], 1));
        Console.WriteLine($"{TensorText.Of(fixedHidden.call(x).sum(), "SumBackward0")} {string.Join(", ", fixedHidden.named_parameters().Select(p => p.name))}");
        checks.Holds("the constant weight is no parameter", fixedHidden.named_parameters().All(p => !p.name.Contains("rand_weight")));
        using var chimera = Sequential(new NestMlp(), Linear(16, 20), mlp.Build(new NetworkShape([20], 1)));
        Console.WriteLine(ModuleText.Of(chimera));
        checks.Equal("output of nested and mixed blocks", [2, 1], chimera.call(x).shape);
    }

    private static void OwnLayers(Checks checks)
    {
        using var centered = new CenteredLayer();
        Console.WriteLine(TensorText.Of(centered.call(tensor(new float[] { 1, 2, 3, 4, 5 }))));
        using var net = Sequential(Linear(8, 128), new CenteredLayer());
        Console.WriteLine(ModuleText.Of(net));
        var mean = net.call(rand(4, 8)).mean();
        Console.WriteLine(TensorText.Of(mean, "MeanBackward0"));
        checks.AtMost("mean of a centred output, but for rounding", 1e-6, Math.Abs(mean.ToDouble()));

        using var dense = new LinearRelu(5, 3);
        Console.WriteLine(ModuleText.Of(dense));
        Console.WriteLine(TensorText.Of(dense.Parameter("weight")));
        Console.WriteLine(TensorText.Of(dense.call(rand(2, 5)), "ReluBackward0"));
        using var ofOwnLayers = Sequential(new LinearRelu(64, 8), new LinearRelu(8, 1));
        Console.WriteLine(ModuleText.Of(ofOwnLayers));
        checks.Equal("output of a network of own layers", [2, 1], ofOwnLayers.call(rand(2, 64)).shape);
    }

    private static void Parameters(Checks checks)
    {
        using var net = Sequential(Linear(4, 8), ReLU(), Linear(8, 1));
        Console.WriteLine(TensorText.Of(net.call(rand(2, 4)), "AddmmBackward0"));
        Console.WriteLine(TensorText.OfState(NetworkState.Of(net.Layer("2"))));    // net[2].state_dict()
        var bias = net.Parameter("2.bias");
        Console.WriteLine(bias.GetType());
        Console.WriteLine(TensorText.Of(bias));                                   // the parameter
        Console.WriteLine(TensorText.Of(bias.detach()));                          // its value: net[2].bias.data
        checks.Holds("no gradient before backward", net.Parameter("2.weight").grad is null);
        Console.WriteLine(string.Join(" ", net.Layer("0").named_parameters().Select(p => $"('{p.name}', {TensorText.OfShape(p.parameter.shape)})")));
        Console.WriteLine(string.Join(" ", net.named_parameters().Select(p => $"('{p.name}', {TensorText.OfShape(p.parameter.shape)})")));
        Console.WriteLine(TensorText.Of(NetworkState.Of(net)["2.bias"].detach()));
        checks.Equal("names of the parameters", "0.weight 0.bias 2.weight 2.bias", string.Join(' ', net.named_parameters().Select(p => p.name)));
    }

    private static void NestedBlocks(Checks checks)
    {
        static Sequential Block1() => Sequential(Linear(4, 8), ReLU(), Linear(8, 4), ReLU());
        static Sequential Block2() => Sequential(Enumerable.Range(0, 4).Select(i => ($"block {i}", (Module<Tensor, Tensor>)Block1())));
        using var rgnet = Sequential(Block2(), Linear(4, 1));
        Console.WriteLine(ModuleText.Of(rgnet));
        Console.WriteLine(TensorText.Of(rgnet.Parameter("0.block 1.0.bias").detach()));   // rgnet[0][1][0].bias.data
        checks.Equal("first name of a nested parameter", "0.block 0.0.weight", rgnet.named_parameters().First().name);
        checks.Equal("output of nested blocks", [2, 1], rgnet.call(rand(2, 4)).shape);
    }

    private static void InitialValues(Settings settings, Checks checks)
    {
        using var net = Sequential(Linear(4, 8), ReLU(), Linear(8, 1));
        net.Initialize(settings.Seed, ("*.weight", Initializers.Normal(0, 0.01)), ("*.bias", Initializers.Zeros()));
        Console.WriteLine($"{TensorText.Of(net.Parameter("0.weight")[0].detach())} {TensorText.Of(net.Parameter("0.bias")[0].detach())}");
        net.Initialize(settings.Seed, ("*.weight", Initializers.Constant(1)));
        Console.WriteLine(TensorText.Of(net.Parameter("0.weight")[0].detach()));
        net.Initialize(settings.Seed, ("0.weight", Initializers.XavierUniform()), ("2.weight", Initializers.Constant(42)));
        Console.WriteLine(TensorText.Of(net.Parameter("2.weight").detach()));
        checks.AtMost("bound of Xavier's uniform values", Math.Sqrt(6.0 / 12), net.Parameter("0.weight").abs().max().ToDouble());

        // A distribution of one's own: from -10 to -5, from 5 to 10, or 0.
        net.Initialize(settings.Seed, ("*.weight", Initializers.Custom(weight => weight.uniform_(-10, 10).mul_(weight.abs().ge(5)))));
        var values = net.Parameter("0.weight").detach();
        Console.WriteLine(TensorText.Of(values[..2]));
        checks.Holds("values of the own distribution", values.eq(0).logical_or(values.abs().ge(5)).all().ToBoolean());

        // Values can always be set one by one.
        using var fixedWeights = no_grad();
        var weight = net.Parameter("0.weight");
        weight.add_(1);
        weight[0, 0] = 42;
        Console.WriteLine(TensorText.Of(weight[0].detach()));
        checks.Near("a weight set by hand", 42, weight[0, 0].ToDouble(), 0);
    }

    private static void SharedLayers(Checks checks)
    {
        var shared = Linear(8, 8);
        using var net = Sequential(Linear(4, 8), ReLU(), shared, ReLU(), shared, ReLU(), Linear(8, 1));
        Console.WriteLine(ModuleText.Of(net));
        net.call(rand(2, 4)).sum().backward();
        Console.WriteLine(TensorText.Of(net.Parameter("2.weight")[0].eq(net.Parameter("4.weight")[0])));
        using (no_grad())
        {
            net.Parameter("2.weight")[0, 0] = 100;
        }

        checks.Near("a change of one is a change of the other", 100, net.Parameter("4.weight")[0, 0].ToDouble(), 0);
        checks.Equal("parameters, the shared ones once", 6, net.parameters().Count());
        checks.Equal("entries of the state dictionary, the shared ones at each place", 8, NetworkState.Of(net).Count);
    }

    private static void Files(Checks checks)
    {
        var folder = Directory.CreateTempSubdirectory("blocks-");
        string Path(string name) => System.IO.Path.Combine(folder.FullName, name);
        var (x, y) = (arange(4), zeros(4));
        TensorFiles.Save(Path("x-file"), x);
        Console.WriteLine(TensorText.Of(TensorFiles.Load(Path("x-file"))));
        TensorFiles.Save(Path("x-files"), [x, y]);
        Console.WriteLine(TensorText.OfTuple(TensorFiles.LoadList(Path("x-files"))));
        TensorFiles.Save(Path("mydict"), new Dictionary<string, Tensor> { ["x"] = x, ["y"] = y });
        Console.WriteLine(TensorText.OfDictionary(TensorFiles.LoadDictionary(Path("mydict"))));

        // Only the parameters are stored: the clone is built by the same code.
        using var net = new TwoLayers();
        NetworkWeights.Save(net, Path("mlp.params"));
        using var clone = new TwoLayers();
        var report = NetworkWeights.Load(clone, Path("mlp.params"));
        clone.eval();
        Console.WriteLine(report);
        Console.WriteLine(ModuleText.Of(clone));
        var input = rand(2, 20);
        Console.WriteLine(TensorText.Of(clone.call(input).eq(net.call(input))));
        checks.Holds("the clone gives the same", clone.call(input).eq(net.call(input)).all().ToBoolean());
        folder.Delete(recursive: true);
    }

    private sealed class TwoLayers : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> hidden = Linear(20, 256);
        private readonly Module<Tensor, Tensor> @out = Linear(256, 10);

        // The base constructor runs first: C# sees to that.
        public TwoLayers()
            : base("MLP") => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            return @out.call(functional.relu(hidden.call(input))).MoveToOuterDisposeScope();
        }
    }

    private sealed class MySequential : Module<Tensor, Tensor>
    {
        public MySequential(params (string Name, IModule<Tensor, Tensor> Block)[] blocks)
            : base(nameof(MySequential))
        {
            foreach (var (name, block) in blocks)
            {
                register_module(name, (Module)block);                     // kept in order, and its parameters are found
            }
        }

        public override Tensor forward(Tensor input) =>
            children().Cast<Module<Tensor, Tensor>>().Aggregate(input, (x, block) => block.call(x));
    }

    private sealed class NestMlp : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> net = Sequential(Linear(20, 64), ReLU(), Linear(64, 32), ReLU());
        private readonly Module<Tensor, Tensor> linear = Linear(32, 16);

        public NestMlp()
            : base("NestMLP") => RegisterComponents();

        public override Tensor forward(Tensor input) => linear.call(net.call(input));
    }
}
