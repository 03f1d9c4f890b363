using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>The modules of <c>printing.repr_module</c>, built here.</summary>
internal static class PrintedModules
{
    private static readonly Dictionary<string, Func<Module>> Factories = new()
    {
        ["LeNet"] = () => new LeNet().Build(new NetworkShape([1, 32, 32], 10)),
        ["FirstNet"] = () => new NamedNet("FirstNet", ("fc0", Linear(784, 1000)), ("fc1", Linear(1000, 50)), ("fc2", Linear(50, 10))),
        ["CNNNet"] = () => new NamedNet(
            "CNNNet", ("conv1", Conv2d(1, 10, 5)), ("conv2", Conv2d(10, 20, 5)), ("conv2_drop", Dropout2d()), ("fc1", Linear(320, 50)), ("fc2", Linear(50, 10))),
        ["SeqMLP"] = () => Sequential(Linear(784, 100), ReLU(), Linear(100, 10)),
        ["ModeloPersonalizado"] = () => TwoLayers("ModeloPersonalizado"),
        ["ModelCustom2"] = () => TwoLayers("ModelCustom2"),
        ["NeuralNetwork"] = () => new NamedNet(
            "NeuralNetwork",
            ("flatten", Flatten(0)),
            ("linear_relu_stack", Sequential(Linear(3072, 512), ReLU(), Linear(512, 512), ReLU(), Linear(512, 10))),
            ("softmax", Softmax(1))),
        ["Chimera"] = () => new NamedNet(
            "Chimera",
            ("0", new NamedNet("NestMLP", ("net", Sequential(Linear(20, 64), ReLU(), Linear(64, 32), ReLU())), ("linear", Linear(32, 16)))),
            ("1", Linear(16, 20)),
            ("2", new NamedNet("FixedHiddenMLP", ("linear", Linear(20, 20))))),
        ["resnet18_fc10"] = () => new ResNet().Build(new NetworkShape([3, 32, 32], 10)),
        ["tied"] = () =>
        {
            var shared = Linear(8, 8);
            return Sequential(Linear(4, 8), ReLU(), shared, ReLU(), shared, ReLU(), Linear(8, 1));
        },
        ["CenteredNet"] = () => Sequential(Linear(8, 128), new NamedNet("CenteredLayer")),
        ["MyLinearNet"] = () => Sequential(new NamedNet("MyLinear"), new NamedNet("MyLinear")),
        ["d2l rgnet"] = () => Sequential(
            Sequential(Enumerable.Range(0, 4).Select(i => ($"block {i}", (Module<Tensor, Tensor>)Sequential(Linear(4, 8), ReLU(), Linear(8, 4), ReLU())))),
            Linear(4, 1)),
        ["Linear bias False"] = () => Linear(3, 2, false),
        ["Conv2d"] = () => Conv2d(1, 6, 3),
        ["Conv2d stride pad"] = () => Conv2d(3, 64, 7, 2, 3, bias: false),
        ["Conv2d all"] = () => Conv2d(4, 8, (3, 5), (2, 1), (1, 2), (2, 1), groups: 2),
        ["MaxPool2d"] = () => MaxPool2d(3, 2, 1),
        ["AvgPool2d"] = () => AvgPool2d(2),
        ["AdaptiveAvgPool2d"] = () => AdaptiveAvgPool2d((1, 1)),
        ["Dropout"] = () => Dropout(),
        ["Dropout2d"] = () => Dropout2d(),
        ["BatchNorm1d"] = () => BatchNorm1d(4),
        ["BatchNorm2d"] = () => BatchNorm2d(64),
        ["Flatten"] = () => Flatten(),
        ["Softmax"] = () => Softmax(1),
        ["LogSoftmax"] = () => LogSoftmax(1),
        ["ReLU inplace"] = () => ReLU(true),
        ["LeakyReLU"] = () => LeakyReLU(0.2),
        ["CrossEntropyLoss"] = () => CrossEntropyLoss(),
        ["Identity"] = Identity,
        ["Sequential()"] = () => Sequential(),
        ["ModuleList"] = () => ModuleList<Module>(Linear(2, 2), ReLU()),
        ["ModuleDict"] = () => ModuleDict(("a", (Module)Linear(2, 2))),
        ["LayerNorm"] = () => LayerNorm(6),
        ["Sigmoid"] = Sigmoid,
        ["Tanh"] = Tanh,
        ["GELU"] = GELU,
    };

    /// <summary>The module of an entry; fails on an entry that this list does not have.</summary>
    public static Module Named(string name)
    {
        Assert.IsTrue(Factories.TryGetValue(name, out var factory), $"No module is built here for the entry '{name}'.");
        return factory!();
    }

    private static NamedNet TwoLayers(string name) => new(name, ("fc1", Linear(784, 100)), ("relu", ReLU()), ("fc2", Linear(100, 10)));
}
