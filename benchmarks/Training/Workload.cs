using MLNetTorch.Networks;

namespace MLNetTorch.Benchmarks.Training;

/// <summary>A network of the contests and what it is trained on.</summary>
/// <param name="Name">Its name here and in peers/models.py.</param>
/// <param name="Title">What tables call it.</param>
/// <param name="Builder">Builds it.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Rows">How many rows it is trained on.</param>
internal sealed record Workload(string Name, string Title, INetworkBuilder Builder, NetworkShape Shape, int Rows)
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("convnet", "ConvNet", new ConvNet(), new([1, 28, 28], 10), 60_000),
        new("lenet", "LeNet", new LeNet(), new([1, 32, 32], 10), 60_000),
        new("mlp", "Mlp 784-1000-50-10", new Mlp { HiddenSizes = [1000, 50] }, new([784], 10), 60_000),
        new("cifar-mlp", "Mlp 3072-512-512-10", new Mlp { HiddenSizes = [512, 512] }, new([3072], 10), 10_000),
        new("full-batch-mlp", "Mlp 784-100-10", new Mlp { HiddenSizes = [100] }, new([784], 10), 60_000),
        new("resnet18", "ResNet-18 at 3×32×32", new ResNet(), new([3, 32, 32], 10), 10_000),
    ];

    public static Workload Named(string name) => All.First(workload => workload.Name == name);
}
