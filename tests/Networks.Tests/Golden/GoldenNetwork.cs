using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>Runs one entry of <c>networks</c>: output, loss and all gradients against PyTorch's float64 numbers.</summary>
public sealed class GoldenNetwork(string name)
{
    private readonly JsonElement entry = GoldenFile.At("networks", name);

    /// <summary>Our name of a layer to the reference's; the same unless told.</summary>
    public Dictionary<string, string> LayerNames { get; init; } = [];

    public Tensor Input() => Fill.Of(entry.GetProperty("input"));

    public Tensor Target() => tensor(GoldenFile.Longs(entry.GetProperty("target")));

    public void FillWeights(Module network) => FillModule.Apply(network, entry.GetProperty("tag_base").GetInt64());

    /// <summary>Compares in float32 and in float64, both with the reference's float64 numbers. The network is float64 afterwards.</summary>
    /// <param name="network">The network, with any weights.</param>
    /// <param name="loss">The loss from the network's output.</param>
    public void Check(Module<Tensor, Tensor> network, Func<Tensor, Tensor> loss)
    {
        FillWeights(network);
        Check(network, loss, ScalarType.Float32, outputTolerance: 1e-5, gradientTolerance: 1e-4);
        network.zero_grad();
        network.to(ScalarType.Float64);
        Check(network, loss, ScalarType.Float64, outputTolerance: 1e-12, gradientTolerance: 1e-11);
    }

    /// <summary>The reference's name of a parameter.</summary>
    public string NameOf(string parameter)
    {
        var dot = parameter.LastIndexOf('.');
        return LayerNames.TryGetValue(parameter[..dot], out var layer) ? layer + parameter[dot..] : parameter;
    }

    private void Check(Module<Tensor, Tensor> network, Func<Tensor, Tensor> loss, ScalarType type, double outputTolerance, double gradientTolerance)
    {
        using var scope = NewDisposeScope();
        var input = Input().to(type);
        input.requires_grad = true;
        var output = network.call(input);
        var value = loss(output);
        value.backward();

        var expected = entry.GetProperty("f64");
        GoldenTensor.AreEqual(expected.GetProperty("output"), output, outputTolerance, $"{type} output");
        GoldenTensor.AreEqual(expected.GetProperty("loss"), value, outputTolerance, $"{type} loss");
        GoldenTensor.AreEqual(expected.GetProperty("grad_input"), input.grad!, gradientTolerance, $"{type} grad_input");
        CheckGradients(expected.GetProperty("grad"), network, gradientTolerance, type);
    }

    private void CheckGradients(JsonElement expected, Module network, double tolerance, ScalarType type)
    {
        var parameters = network.named_parameters().ToDictionary(p => NameOf(p.name), p => p.parameter);
        CollectionAssert.AreEquivalent(expected.EnumerateObject().Select(p => p.Name).ToList(), parameters.Keys.ToList(), "names of the parameters");
        foreach (var gradient in expected.EnumerateObject())
        {
            GoldenTensor.AreEqual(gradient.Value, parameters[gradient.Name].grad!, tolerance, $"{type} gradient of {gradient.Name}");
        }
    }
}
