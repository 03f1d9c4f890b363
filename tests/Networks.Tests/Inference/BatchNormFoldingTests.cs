using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Layers = TorchSharp.Modules;

namespace MLNetTorch.Networks.Tests.Inference;

[TestClass]
public sealed class BatchNormFoldingTests
{
    private static readonly NetworkShape Images = new([3, 32, 32], 5);

    public static IEnumerable<object[]> Networks =>
    [
        [new ResNet(), Images, 20],
        [new ResNet { Depth = 50 }, Images, 53],
        [new SequentialNetwork(
            new Layer.Conv2d(8, 3) { Stride = 2, Padding = 1 }, new Layer.BatchNorm(), new Layer.ReLU(),
            new Layer.Residual(new Layer.Conv2d(8, 3) { Padding = 1, Bias = false }, new Layer.BatchNorm()),
            new Layer.Flatten(), new Layer.Linear(12), new Layer.BatchNorm(), new Layer.Linear()), Images, 3],
    ];

    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void Folded_networks_agree_with_the_eager_numbers(INetworkBuilder builder, NetworkShape shape, int norms)
    {
        using var scope = NewDisposeScope();
        using var network = builder.Build(shape);
        Stir(network);
        network.eval();
        var input = randn(4, 3, 32, 32);
        using var mode = no_grad();
        var expected = network.call(input);

        Assert.AreEqual(norms, NormsIn(network));
        using var folded = network.FoldBatchNorm(shape);

        Assert.AreEqual(0, NormsIn(folded));
        AssertClose(expected, folded.call(input));
        AssertClose(expected, InferenceForm.Of(folded).call(input));
    }

    [TestMethod]
    public void What_the_layers_had_before_is_freed()
    {
        using var network = new ResNet().Build(Images);
        var before = Tensor.TotalCount;

        network.FoldBatchNorm(Images);

        // Twenty normalisations of five tensors each give way to twenty biases.
        Assert.IsLessThan(before, Tensor.TotalCount);
    }

    [TestMethod]
    public void A_normalisation_that_is_not_linear_in_evaluation_stays()
    {
        using var network = Sequential(Conv2d(3, 4, 3), BatchNorm2d(4, track_running_stats: false), Flatten(), Linear(4 * 900, 5));

        using var folded = network.FoldBatchNorm(Images);

        Assert.AreEqual(1, NormsIn(folded));
    }

    [TestMethod]
    public void A_layer_at_two_places_keeps_its_normalisations()
    {
        var shared = Linear(6, 6);
        using var network = Sequential(shared, BatchNorm1d(6), shared, BatchNorm1d(6));

        using var folded = network.FoldBatchNorm(new NetworkShape([6], 6));

        Assert.AreEqual(2, NormsIn(folded));
    }

    [TestMethod]
    public void A_normalisation_over_channels_does_not_go_into_a_layer_over_lengths()
    {
        using var network = Sequential(Linear(6, 6), BatchNorm1d(6), Flatten(), Linear(36, 2));

        using var folded = network.FoldBatchNorm(new NetworkShape([6, 6], 2));

        Assert.AreEqual(1, NormsIn(folded));
    }

    private static bool IsNorm(Module module) => module is Layers.BatchNorm2d or Layers.BatchNorm1d;

    private static int NormsIn(Module network) => network.named_modules().Count(each => IsNorm(each.module));

    // Statistics and weights as after a training: none is 0 or 1.
    private static void Stir(Module network)
    {
        using var unrecorded = no_grad();
        foreach (var (name, buffer) in network.named_buffers().Where(each => each.buffer.is_floating_point()))
            buffer.copy_(name.EndsWith("var", StringComparison.Ordinal) ? rand(buffer.shape) + 0.5 : randn(buffer.shape) * 0.3);
        foreach (var (_, norm) in network.named_modules().Where(each => IsNorm(each.module)))
        {
            foreach (var parameter in norm.parameters())
                parameter.copy_(rand(parameter.shape) + 0.5);
        }
    }

    private static void AssertClose(Tensor expected, Tensor given)
    {
        var size = expected.abs().max().item<float>();
        Assert.IsGreaterThan(0.01f, size);
        Assert.IsLessThan(2e-5f * size, (expected - given).abs().max().item<float>());
    }
}
