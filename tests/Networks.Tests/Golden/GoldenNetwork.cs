using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>Runs one entry of <c>networks</c>: output, loss and all gradients against PyTorch's float64 numbers.</summary>
public sealed class GoldenNetwork(params string[] path)
{
    private readonly JsonElement entry = GoldenFile.At(["networks", .. path]);

    /// <summary>Our name of a layer to the reference's; the same unless told.</summary>
    public Dictionary<string, string> LayerNames { get; init; } = [];

    /// <summary>Gets the reference's input into the shape that the network takes.</summary>
    public Func<Tensor, Tensor> Prepare { get; init; } = input => input;

    /// <summary>Sets what the rule for weights does not cover.</summary>
    public Action<Module> AfterFill { get; init; } = _ => { };

    /// <summary>Whether the reference keeps only some of the gradients and buffers.</summary>
    public bool SomeGradients { get; init; }

    /// <summary>Tensors on the way by the reference's name: what goes into a layer, or what comes out of it.</summary>
    public Dictionary<string, (string Layer, bool Input)> OnTheWay { get; init; } = [];

    /// <summary>What the reference has beside these and the test checks itself.</summary>
    public string[] CheckedElsewhere { get; init; } = [];

    public double GradientTolerance { get; init; } = 1e-4;

    public double DoubleTolerance { get; init; } = 1e-12;

    public Tensor Input() => Fill.Of(entry.GetProperty("input"));

    public JsonElement Expected => entry.GetProperty("f64");

    public Tensor Target() => tensor(GoldenFile.Longs(entry.GetProperty("target")));

    public void FillWeights(Module network)
    {
        FillModule.Apply(network, entry.GetProperty("tag_base").GetInt64());
        using var noGradients = no_grad();
        foreach (var (_, buffer) in network.named_buffers().Where(entry => entry.name.EndsWith("num_batches_tracked", StringComparison.Ordinal)))
        {
            buffer.zero_();
        }

        AfterFill(network);
    }

    /// <summary>Compares in float32 and in float64, both with the reference's float64 numbers. The network is float64 afterwards.</summary>
    /// <param name="network">The network, with any weights.</param>
    /// <param name="loss">The loss from the network's output.</param>
    public void Check(Module<Tensor, Tensor> network, Func<Tensor, Tensor> loss)
    {
        FillWeights(network);
        Check(network, loss, ScalarType.Float32, outputTolerance: 1e-5, GradientTolerance);
        network.zero_grad();
        network.to(ScalarType.Float64);
        FillWeights(network);
        Check(network, loss, ScalarType.Float64, DoubleTolerance, gradientTolerance: 10 * DoubleTolerance);
    }

    /// <summary>The reference's name of a parameter.</summary>
    public string NameOf(string parameter)
    {
        var dot = parameter.LastIndexOf('.');
        return dot >= 0 && LayerNames.TryGetValue(parameter[..dot], out var layer) ? layer + parameter[dot..] : parameter;
    }

    private void Check(Module<Tensor, Tensor> network, Func<Tensor, Tensor> loss, ScalarType type, double outputTolerance, double gradientTolerance)
    {
        using var scope = NewDisposeScope();
        var seen = Watch(network);
        var input = Input().to(type);
        input.requires_grad = true;
        var output = network.call(Prepare(input));
        var value = loss(output);
        value.backward();

        GoldenTensor.AreEqual(Expected.GetProperty("output"), output, outputTolerance, $"{type} output");
        if (Expected.TryGetProperty("loss", out var expectedLoss))
        {
            GoldenTensor.AreEqual(expectedLoss, value, outputTolerance, $"{type} loss");
        }

        if (Expected.TryGetProperty("grad_input", out var expectedGradient))
        {
            GoldenTensor.AreEqual(expectedGradient, input.grad!, gradientTolerance, $"{type} grad_input");
        }

        CheckGradients(Expected.GetProperty("grad"), network, gradientTolerance, type);
        CheckBuffers(network, outputTolerance, type);
        foreach (var (name, tensor) in seen)
        {
            GoldenTensor.AreEqual(Expected.GetProperty(name), tensor, outputTolerance, $"{type} {name}");
            tensor.Dispose();
        }

        string[] known = ["output", "loss", "grad", "grad_input", "buffers_after", .. seen.Keys, .. CheckedElsewhere];
        CollectionAssert.IsSubsetOf(Expected.EnumerateObject().Select(part => part.Name).ToArray(), known, "a part of the reference is not checked");
    }

    /// <summary>Takes the reference's training steps: the loss before each, then parameters and output.</summary>
    public void CheckSteps(Module<Tensor, Tensor> network, Func<Tensor, Tensor> loss)
    {
        using var scope = NewDisposeScope();
        var expected = Expected.GetProperty("after_steps");
        network.to(ScalarType.Float32);
        FillWeights(network);
        using var optimizer = optim.SGD(network.parameters(), expected.GetProperty("lr").GetDouble());
        foreach (var before in GoldenFile.Doubles(expected.GetProperty("losses_before_each_step")))
        {
            optimizer.zero_grad();
            var value = loss(network.call(Input()));
            Assert.AreEqual(before, value.ToDouble(), 1e-5 * before);
            GoldenCount.Add(1);
            value.backward();
            optimizer.step();
        }

        GoldenTensor.AreEqual(expected.GetProperty("output"), network.call(Input()), 1e-5, "output after the steps");
        foreach (var (parameter, tensor) in network.named_parameters())
        {
            GoldenTensor.AreEqual(expected.GetProperty("params").GetProperty(NameOf(parameter)), tensor, 1e-5, parameter);
        }
    }

    /// <summary>Keeps copies of what passes by.</summary>
    private Dictionary<string, Tensor> Watch(Module network)
    {
        var seen = new Dictionary<string, Tensor>();
        var modules = network.named_modules().ToDictionary(module => module.name, module => module.module);
        foreach (var (name, (layer, input)) in OnTheWay)
        {
            ((Module<Tensor, Tensor>)modules[layer]).register_forward_hook((_, given, result) =>
            {
                seen[name] = (input ? given : result).detach().clone().DetachFromDisposeScope();
                return result;
            });
        }

        return seen;
    }

    private void CheckGradients(JsonElement expected, Module network, double tolerance, ScalarType type)
    {
        var parameters = network.named_parameters().ToDictionary(p => NameOf(p.name), p => p.parameter);
        if (!SomeGradients)
        {
            CollectionAssert.AreEquivalent(expected.EnumerateObject().Select(p => p.Name).ToList(), parameters.Keys.ToList(), "names of the parameters");
        }

        foreach (var gradient in expected.EnumerateObject())
        {
            GoldenTensor.AreEqual(gradient.Value, parameters[gradient.Name].grad!, tolerance, $"{type} gradient of {gradient.Name}");
        }
    }

    private void CheckBuffers(Module network, double tolerance, ScalarType type)
    {
        if (!Expected.TryGetProperty("buffers_after", out var expected))
        {
            return;
        }

        var buffers = network.named_buffers().ToDictionary(entry => entry.name, entry => entry.buffer);
        foreach (var buffer in expected.EnumerateObject())
        {
            GoldenTensor.AreEqual(buffer.Value, buffers[buffer.Name], tolerance, $"{type} {buffer.Name} afterwards");
        }
    }
}
