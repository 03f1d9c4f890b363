using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>The custom layers of "Dive into Deep Learning" and networks that mix them, against PyTorch's numbers.</summary>
[TestClass]
public sealed class CustomLayersTests
{
    [TestMethod]
    [TestProperty("golden", "networks/ModelCustom2_residual")]
    public void ResidualMlp_equals_the_reference_and_its_three_training_steps()
    {
        var golden = new GoldenNetwork("ModelCustom2_residual") { CheckedElsewhere = ["after_steps"] };
        using var network = new ResidualMlp().Build(new NetworkShape([784], 10));
        golden.Check(network, output => functional.cross_entropy(output, golden.Target()));
        golden.CheckSteps(network, output => functional.cross_entropy(output, golden.Target()));
    }

    [TestMethod]
    [TestProperty("golden", "networks/FixedHiddenMLP")]
    public void FixedHiddenLayer_over_the_batch_equals_the_reference()
    {
        var golden = new GoldenNetwork("FixedHiddenMLP") { AfterFill = FillFixedWeight, LayerNames = new() { ["layer.linear"] = "linear" } };
        using var layer = new FixedHiddenLayer(20, normOverBatch: true);
        using var network = new Summed(layer);
        golden.Check(network, output => output);

        // As often halved as the reference says: undone, the norm is the one it had before the loop.
        using var scope = NewDisposeScope();
        network.to(ScalarType.Float32);
        golden.FillWeights(network);
        var entry = GoldenFile.At("networks", "FixedHiddenMLP");
        var norm = layer.call(golden.Input()).abs().sum().ToDouble();
        Assert.AreEqual(entry.GetProperty("abs_sum_before_loop").GetDouble(), norm * Math.Pow(2, entry.GetProperty("halvings").GetInt32()), 1e-4);
        Assert.IsTrue(norm is > 0.5 and <= 1, $"{norm}");
        GoldenCount.Add(2);
    }

    [TestMethod]
    [TestProperty("golden", "networks/Chimera_NestMLP_Linear_FixedHiddenMLP")]
    public void Own_modules_shipped_layers_and_layers_of_TorchSharp_mix()
    {
        var golden = new GoldenNetwork("Chimera_NestMLP_Linear_FixedHiddenMLP")
        {
            AfterFill = FillFixedWeight,
            LayerNames = new() { ["2.layer.linear"] = "2.linear" },
        };
        using var network = Sequential(new NestMlp(), Linear(16, 20), new Summed(new FixedHiddenLayer(20, normOverBatch: true)));
        golden.Check(network, output => output);
    }

    [TestMethod]
    [TestProperty("golden", "networks/CenteredLayer")]
    public void CenteredLayer_takes_the_mean_away()
    {
        using var scope = NewDisposeScope();
        var entry = GoldenFile.At("networks", "CenteredLayer");
        using var layer = new CenteredLayer();
        Assert.AreEqual("CenteredLayer", layer.GetName());
        var input = tensor(GoldenFile.Doubles(entry.GetProperty("input")).Select(number => (float)number).ToArray());
        GoldenTensor.AreEqual(entry.GetProperty("output"), layer.call(input), 0, "output");

        var golden = new GoldenNetwork("CenteredLayer", "in_network") { CheckedElsewhere = ["mean_of_output"] };
        using var network = Sequential(Linear(8, 128), new CenteredLayer());
        golden.Check(network, output =>
        {
            // Rounding alone: PyTorch's own figure is as near to zero.
            Assert.AreEqual(golden.Expected.GetProperty("mean_of_output").GetDouble(), output.mean().ToDouble(), 1e-7);
            GoldenCount.Add(1);
            return output.square().sum();
        });
    }

    [TestMethod]
    [TestProperty("golden", "networks/MyLinear_5_3")]
    public void LinearRelu_equals_the_reference_and_learns()
    {
        var golden = new GoldenNetwork("MyLinear_5_3");
        using var layer = new LinearRelu(5, 3);
        Assert.AreEqual("LinearRelu", layer.GetName());
        golden.Check(layer, output => output.sum());

        // The book's text computes with the parameter's data: the same numbers, and nothing to learn from.
        using var scope = NewDisposeScope();
        layer.to(ScalarType.Float32);
        golden.FillWeights(layer);
        var expected = GoldenFile.At("networks", "MyLinear_5_3", "with_dot_data");
        var output = golden.Input().matmul(layer.Weight.detach()).add(layer.Bias.detach()).relu();
        GoldenTensor.AreEqual(expected.GetProperty("output"), output, 1e-6, "output without gradients");
        Assert.AreEqual(expected.GetProperty("output_requires_grad").GetBoolean(), output.requires_grad);
        Assert.IsTrue(layer.call(golden.Input()).requires_grad);
    }

    [TestMethod]
    [TestProperty("golden", "networks/MyLinear_64_8_1")]
    public void LinearRelu_twice_equals_the_reference()
    {
        var golden = new GoldenNetwork("MyLinear_64_8_1");
        using var network = Sequential(new LinearRelu(64, 8), new LinearRelu(8, 1));
        golden.Check(network, output => output.sum());
    }

    [TestMethod]
    [TestProperty("golden", "networks/tied_parameters")]
    public void A_layer_used_twice_counts_once_and_its_gradients_add_up()
    {
        var golden = new GoldenNetwork("tied_parameters") { CheckedElsewhere = ["after_steps"] };
        var entry = GoldenFile.At("networks", "tied_parameters");
        using var shared = Linear(8, 8);
        using var network = Sequential(Linear(4, 8), ReLU(), shared, ReLU(), shared, ReLU(), Linear(8, 1));
        CollectionAssert.AreEqual(Strings(entry.GetProperty("named_parameters")), network.named_parameters().Select(parameter => parameter.name).ToArray());
        CollectionAssert.AreEqual(Strings(entry.GetProperty("state_dict_keys")), Places(network).ToArray());
        GoldenCount.Add(2);
        golden.Check(network, output => output.sum());

        using var scope = NewDisposeScope();
        network.to(ScalarType.Float32);
        golden.FillWeights(network);
        network.zero_grad();
        network.call(golden.Input()).sum().backward();
        GoldenTensor.AreEqual(entry.GetProperty("tied_grad_2.weight_row0"), shared.weight!.grad![0], 1e-4, "gradient of the shared weight");
        var expected = golden.Expected.GetProperty("after_steps");
        using var optimizer = optim.SGD(network.parameters(), expected.GetProperty("lr").GetDouble());
        optimizer.step();
        foreach (var place in new[] { 2, 4 })
        {
            var layer = (Module)network[place];
            GoldenTensor.AreEqual(expected.GetProperty($"net[{place}].weight[0]"), layer.get_parameter("weight")![0], 1e-5, $"the weight at place {place}");
        }
    }

    [TestMethod]
    [TestProperty("golden", "networks/tied_parameters")]
    public void The_same_layers_untied_share_the_gradient_between_them()
    {
        using var scope = NewDisposeScope();
        var golden = new GoldenNetwork("tied_parameters");
        var entry = GoldenFile.At("networks", "tied_parameters");
        using var shared = Linear(8, 8);
        using var tied = Sequential(Linear(4, 8), ReLU(), shared, ReLU(), shared, ReLU(), Linear(8, 1));
        using var untied = Sequential(Linear(4, 8), ReLU(), Linear(8, 8), ReLU(), Linear(8, 8), ReLU(), Linear(8, 1));
        golden.FillWeights(tied);
        using (no_grad())
        {
            foreach (var (name, parameter) in untied.named_parameters())
            {
                parameter.copy_(tied.get_parameter(name.Replace('4', '2'))!);
            }
        }

        untied.call(golden.Input()).sum().backward();
        foreach (var place in new[] { 2, 4 })
        {
            GoldenTensor.AreEqual(entry.GetProperty($"untied_grad_{place}.weight_row0"), untied.get_parameter($"{place}.weight")!.grad![0], 1e-4, $"place {place}");
        }
    }

    /// <summary>Parameters by every place where they stand; TorchSharp's own lists leave the second place of a shared one out.</summary>
    private static IEnumerable<string> Places(Module network) => network.named_parameters(false).Select(entry => entry.name)
        .Concat(network.named_children().SelectMany(child => Places(child.module).Select(name => $"{child.name}.{name}")));

    private static string[] Strings(System.Text.Json.JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private static void FillFixedWeight(Module network)
    {
        var entry = GoldenFile.At("networks", "FixedHiddenMLP", "rand_weight");
        network.named_buffers().Single(buffer => buffer.name.EndsWith("rand_weight", StringComparison.Ordinal)).buffer.copy_(Fill.Of(entry));
    }

    /// <summary>A layer whose numbers are added up.</summary>
    private sealed class Summed : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> layer;

        public Summed(Module<Tensor, Tensor> layer)
            : base(nameof(Summed))
        {
            this.layer = layer;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var numbers = layer.call(input);
            return numbers.sum();
        }
    }

    private sealed class NestMlp : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> net = Sequential(Linear(20, 64), ReLU(), Linear(64, 32), ReLU());
        private readonly Module<Tensor, Tensor> linear = Linear(32, 16);

        public NestMlp()
            : base(nameof(NestMlp)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var hidden = net.call(input);
            return linear.call(hidden);
        }
    }
}
