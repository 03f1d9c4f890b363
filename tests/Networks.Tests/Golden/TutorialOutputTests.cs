using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>Where the tutorials print values that need no random numbers, the same lines come out here.</summary>
[TestClass]
public sealed class TutorialOutputTests
{
    private static readonly Lazy<string> Output = new(() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "tutorial-output.txt")).ReplaceLineEndings("\n"));

    [TestMethod]
    public void A_centred_range_is_printed() => IsPrinted("003 CenteredLayer", () => TensorText.Of(arange(5, ScalarType.Float32) - 2));

    [TestMethod]
    public void Gradients_of_zero_are_printed() => IsPrinted("002 zero_grad: gradients accumulate", () => $"after zero_grad {TensorText.Of(zeros([]))}");

    [TestMethod]
    public void A_constant_weight_is_printed() => IsPrinted("003 init", () => TensorText.Of(full([1, 8], 42f)));

    [TestMethod]
    public void Changed_weights_are_printed() => IsPrinted("003 init", () => TensorText.Of(tensor(new[] { 42f, 1, 10.0907f, 10.7153f })));

    [TestMethod]
    public void Negative_zeros_are_printed() => IsPrinted("003 init", () =>
        TensorText.Of(tensor(new[] { 0, 0, 9.0907f, 9.7153f, 7.0714f, -0f, -0f, -9.6097f }).reshape(2, 4).requires_grad_()[..], "SliceBackward0"));

    [TestMethod]
    public void Equal_weights_are_printed() => IsPrinted("003 tied", () => TensorText.Of(ones(8) == ones(8)));

    [TestMethod]
    public void A_tensor_a_tuple_and_a_dictionary_are_printed() => IsPrinted("003 save / load", () =>
    {
        var (x, y) = (arange(4, ScalarType.Int64), zeros(4));
        return $"{TensorText.Of(x)}\n{TensorText.OfTuple(x, y)}\n{TensorText.OfDictionary([new("x", x), new("y", y)])}";
    });

    [TestMethod]
    public void Equal_outputs_are_printed() => IsPrinted("003 save / load", () => TensorText.Of(ones([2, 10], ScalarType.Bool)));

    [TestMethod]
    public void Children_and_slices_are_printed() => IsPrinted("002 custom", () =>
    {
        using var children = Sequential(Linear(784, 100), ReLU(), Linear(100, 1));
        return $"{ModuleText.OfList(children.children())}\n{ModuleText.Of(children[..1])}\n{ModuleText.Of(ModuleList(children.children().Take(2).ToArray()))}";
    });

    [TestMethod]
    public void A_ResNet_of_1000_classes_is_printed() => IsPrinted("004 resnet18", () =>
    {
        using var network = new ResNet().Build(new NetworkShape([3, 32, 32], 1000));
        return ModuleText.Of(network);
    });

    private static void IsPrinted(string section, Func<string> text)
    {
        using var scope = NewDisposeScope();
        var start = Output.Value.IndexOf($"=== {section}\n", StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(0, start, $"There is no section '{section}'.");
        var end = Output.Value.IndexOf("\n=== ", start + 1, StringComparison.Ordinal);
        GoldenCount.Add(1);
        StringAssert.Contains(Output.Value[start..(end < 0 ? Output.Value.Length : end)], $"\n{text()}\n");
    }
}
