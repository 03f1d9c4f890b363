using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Layers = TorchSharp.Modules;

namespace MLNetTorch.Networks.Tests.Inference;

[TestClass]
public sealed class InferenceFormTests
{
    private static readonly NetworkShape Images = new([2, 18, 20], 4);

    /// <summary>Every shipped builder, and what its form is: so many layers in a row, or the network itself.</summary>
    public static IEnumerable<object?[]> Forms =>
    [
        [new ConvNet(), 10],
        [new ConvNet { OutputActivation = OutputActivation.LogSoftmax }, 11],
        [new LeNet(), 12],
        [new LeNet { OutputActivation = OutputActivation.Softmax }, 13],
        [new Mlp { HiddenSizes = [9, 5], Dropout = 0.5 }, 6],
        [new Mlp { HiddenSizes = [], ActivateLast = true, OutputActivation = OutputActivation.LogSoftmax }, 4],
        [new ResNet(), 15],
        [new ResNet { Depth = 50, OutputActivation = OutputActivation.Softmax }, 24],
        [new ResidualMlp(), null],
        [new FixedHiddenMlp(), null],
        [new WithoutLayers { Network = new ConvNet { HiddenSize = 4 }, Layers = ["fc2"] }, 9],
        [new WithoutLayers { Network = new Mlp { HiddenSizes = [4] }, Layers = ["fc1"] }, 3],
        [Rows(new Layer.Conv2d(3, 3), new Layer.ReLU(), new Layer.Flatten(), new Layer.Linear()), null],
        [Rows(new Layer.Dropout(0.5), new Layer.Sequential(new Layer.Flatten(), new Layer.Linear(7), new Layer.ReLU()), new Layer.Dropout(), new Layer.Linear()), 4],
        [Rows(new Layer.Sequential(new Layer.Flatten()), new Layer.Linear()), 2],
        [Rows(new Layer.Network(new ConvNet(), 6), new Layer.Linear()), 11],
        [Rows(new Layer.Residual(new Layer.Conv2d(2, 3) { Padding = 1 }), new Layer.Identity(), new Layer.Flatten(), new Layer.Linear()), 3],
        [Network.From(shape => new Doubling(shape)), null],
    ];

    public static IEnumerable<object[]> AllActivations => Enum.GetValues<Activation>().Select(activation => new object[] { activation });

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void The_form_gives_what_the_network_gives_in_evaluation_to_the_bit(INetworkBuilder builder, int? layers)
    {
        using var scope = NewDisposeScope();
        using var network = builder.Build(Images);
        var form = InferenceForm.Of(network);

        Assert.AreEqual(layers, ReferenceEquals(form, network) ? null : ((Layers.Sequential)form).Count);
        foreach (var rows in new long[] { 1, 3 })
        {
            var input = rand(rows, 2, 18, 20) - 0.5;
            AssertSame(network, form, input);
            AssertSame(network, form, input.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2));
        }
    }

    [TestMethod]
    [DynamicData(nameof(AllActivations))]
    public void Every_activation_of_a_perceptron_has_its_layer(Activation activation)
    {
        using var scope = NewDisposeScope();
        using var network = new Mlp { HiddenSizes = [7], Activation = activation, ActivateLast = true }.Build(Images);
        using var form = InferenceForm.Of(network);

        Assert.AreNotSame(network, form);
        AssertSame(network, form, rand(3, 2, 18, 20) - 0.5);
    }

    [TestMethod]
    public void The_input_is_left_as_it_is_where_the_network_leaves_it()
    {
        using var scope = NewDisposeScope();
        using var network = new WithoutLayers { Network = new Mlp { HiddenSizes = [720] }, Layers = ["fc0"] }.Build(Images);
        var input = rand(3, 2, 18, 20) - 0.5;
        var before = input.clone();

        InferenceForm.Of(network).call(input);

        Assert.IsTrue(input.Equals(before));
    }

    [TestMethod]
    public void Weights_are_shared()
    {
        using var scope = NewDisposeScope();
        using var network = new ConvNet().Build(Images);
        var form = InferenceForm.Of(network);

        using (no_grad())
            network.get_parameter("fc2.bias")!.fill_(100);

        AssertSame(network, form, rand(2, 2, 18, 20));
        Assert.IsGreaterThan(50, form.call(rand(1, 2, 18, 20)).min().item<float>());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Disposing_of_both_in_any_order_frees_everything_once(bool formFirst)
    {
        var miscounted = Miscounted();
        var before = Tensor.TotalCount;
        var network = new ConvNet().Build(Images);
        var form = InferenceForm.Of(network);

        (formFirst ? form : network).Dispose();
        (formFirst ? network : form).Dispose();

        Assert.AreEqual(before + miscounted, Tensor.TotalCount);
    }

    [TestMethod]
    public void A_class_derived_from_Sequential_is_no_row_of_layers()
    {
        using var network = new Reversed(Linear(3, 3), Dropout());

        Assert.AreSame(network, InferenceForm.Of(network));
    }

    // Nothing, but TorchSharp 0.105 counts a parameter twice when it is made of a tensor and once when it is freed.
    private static long Miscounted()
    {
        var before = Tensor.TotalCount;
        new ConvNet().Build(Images).Dispose();
        return Tensor.TotalCount - before;
    }

    private static SequentialNetwork Rows(params LayerList layers) => new(layers);

    private static void AssertSame(Module<Tensor, Tensor> network, Module<Tensor, Tensor> form, Tensor input)
    {
        using var mode = no_grad();
        var expected = network.call(input.clone());
        var given = form.call(input.clone());
        CollectionAssert.AreEqual(expected.shape, given.shape);
        Assert.IsTrue(expected.contiguous().bytes.SequenceEqual(given.contiguous().bytes), "The bits differ.");
    }

    private sealed class Doubling : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> linear;

        public Doubling(NetworkShape shape)
            : base(nameof(Doubling))
        {
            linear = Linear(shape.InputSize, shape.Output);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => linear.call(input.flatten(1)) * 2;
    }

    private sealed class Reversed(params Module<Tensor, Tensor>[] layers) : Layers.Sequential(layers)
    {
        public override Tensor forward(Tensor tensor) => -base.forward(tensor);
    }
}
