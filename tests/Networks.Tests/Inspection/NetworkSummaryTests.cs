using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Inspection;

[TestClass]
public sealed class NetworkSummaryTests
{
    private static readonly NetworkShape Digits = new([1, 28, 28], 10);

    [TestMethod]
    public void A_network_is_a_table_of_its_layers()
    {
        using var network = new ConvNet().Build(Digits);
        AreEqual(
            """
            ConvNet for 1x28x28 -> 10
            Layer       Type       Output shape     Parameters  Trainable
            ----------  ---------  ---------------  ----------  ---------
            conv1       Conv2d     [N, 10, 24, 24]         260  yes
            conv2       Conv2d     [N, 20, 8, 8]         5,020  yes
            conv2_drop  Dropout2d  [N, 20, 8, 8]
            fc1         Linear     [N, 50]              16,050  yes
            fc2         Linear     [N, 10]                 510  yes
            ----------  ---------  ---------------  ----------  ---------
            Total parameters: 21,840 (0.09 MB)
            Trainable parameters: 21,840 (0.09 MB)
            Non-trainable parameters: 0 (0.00 MB)
            Buffers: 0 (0.00 MB)
            Activations of an example: 0.03 MB
            """,
            NetworkSummary.Of(network, Digits));
    }

    [TestMethod]
    public void Nested_shared_frozen_and_unused_layers_are_told()
    {
        using var scope = NewDisposeScope();
        using var twice = Linear(4, 4);
        using var idle = new IdleNet(Sequential(("a", twice), ("b", ReLU()), ("c", twice)), Linear(4, 2), Linear(3, 3));
        twice.named_parameters().Single(entry => entry.name == "bias").parameter.requires_grad = false;
        foreach (var parameter in idle.named_parameters().Where(entry => entry.name.StartsWith("idle", StringComparison.Ordinal)))
        {
            parameter.parameter.requires_grad = false;
        }

        AreEqual(
            """
            IdleNet for 4 -> 2
            Layer  Type        Output shape  Parameters  Trainable
            -----  ----------  ------------  ----------  ---------
            body   Sequential  [N, 4]
              a    Linear      [N, 4]                20  partly
              b    ReLU        [N, 4]
              c    Linear      [N, 4]            shared  partly
            head   Linear      [N, 2]                10  yes
            idle   Linear      not called            12  no
            -----  ----------  ------------  ----------  ---------
            Total parameters: 42 (0.00 MB)
            Trainable parameters: 26 (0.00 MB)
            Non-trainable parameters: 16 (0.00 MB)
            Buffers: 0 (0.00 MB)
            Activations of an example: 0.00 MB
            """,
            NetworkSummary.Of(idle, new NetworkShape([4], 2)));
    }

    [TestMethod]
    public void Buffers_and_large_activations_have_their_size()
    {
        using var network = Sequential(("conv", Conv2d(3, 256, 3, 1, 1)), ("norm", BatchNorm2d(256)), ("pool", AdaptiveAvgPool2d(1)), ("flat", Flatten()), ("head", Linear(256, 10)))
            .to(ScalarType.Float64);
        AreEqual(
            """
            Sequential for 3x64x64 -> 10
            Layer  Type               Output shape      Parameters  Trainable
            -----  -----------------  ----------------  ----------  ---------
            conv   Conv2d             [N, 256, 64, 64]       7,168  yes
            norm   BatchNorm2d        [N, 256, 64, 64]         512  yes
            pool   AdaptiveAvgPool2d  [N, 256, 1, 1]
            flat   Flatten            [N, 256]
            head   Linear             [N, 10]                2,570  yes
            -----  -----------------  ----------------  ----------  ---------
            Total parameters: 10,250 (0.08 MB)
            Trainable parameters: 10,250 (0.08 MB)
            Non-trainable parameters: 0 (0.00 MB)
            Buffers: 513 (0.00 MB)
            Activations of an example: 16.78 MB
            """,
            NetworkSummary.Of(network, new NetworkShape([3, 64, 64], 10)));
    }

    [TestMethod]
    public void A_shape_that_does_not_fit_is_told_by_layer()
    {
        using var network = new ConvNet().Build(Digits);
        var message = Assert.ThrowsExactly<NetworkShapeException>(() => NetworkSummary.Of(network, new NetworkShape([3, 28, 28], 10))).Message;
        StringAssert.Contains(message, "Layer 'conv1' (Conv2d) expects 1 channel, but got an input of shape [2, 3, 28, 28]");
    }

    private static void AreEqual(string expected, string actual) => Assert.AreEqual(expected.ReplaceLineEndings(), actual.ReplaceLineEndings());

    private sealed class IdleNet : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> body;
        private readonly Module<Tensor, Tensor> head;
        private readonly Module<Tensor, Tensor> idle;

        public IdleNet(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Module<Tensor, Tensor> idle)
            : base(nameof(IdleNet))
        {
            (this.body, this.head, this.idle) = (body, head, idle);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var inner = body.call(input);
            return head.call(inner);
        }
    }
}
