using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Polyfills.Tests.Torch;

/// <summary>Each layer's output and gradients against PyTorch's.</summary>
[TestClass]
public sealed class LayerTests
{
    private const string Stability = "log_softmax stability";
    private const string DropoutOfHalf = "Dropout(0.5) train statistics";
    private const string DropoutOfAFifth = "Dropout(0.2) train statistics";
    private const string DropoutOfChannels = "Dropout2d(0.5) train statistics";

    private static readonly Dictionary<string, Func<nn.Module<Tensor, Tensor>>> Layers = new()
    {
        ["BatchNorm1d(5) train"] = () => nn.BatchNorm1d(5),
        ["BatchNorm1d(5) eval"] = () => nn.BatchNorm1d(5),
        ["BatchNorm1d(5) on (N,C,L) train"] = () => nn.BatchNorm1d(5),
        ["BatchNorm2d(3) train"] = () => nn.BatchNorm2d(3),
        ["BatchNorm2d(3) eval"] = () => nn.BatchNorm2d(3),
        ["BatchNorm2d(3, affine=False, track_running_stats=False) eval"] = () => nn.BatchNorm2d(3, 1e-5, 0.1, false, false),
        // PyTorch's "None" stands for the mean over all batches: the first batch counts whole. TorchSharp's momentum is always a number.
        ["BatchNorm2d(3, momentum=None) train"] = () => nn.BatchNorm2d(3, 1e-5, 1.0),
        ["Dropout(0.5) eval"] = () => nn.Dropout(0.5),
        ["Dropout2d(0.5) eval"] = () => nn.Dropout2d(0.5),
        ["Conv2d(2,3,3)"] = () => nn.Conv2d(2, 3, 3),
        ["Conv2d(2,4,3,stride=2,padding=1)"] = () => nn.Conv2d(2, 4, 3, 2, 1),
        ["Conv2d(2,4,(3,2),stride=(2,1),padding=(1,0),dilation=(1,2),bias=False)"] =
            () => nn.Conv2d(2, 4, (3, 2), (2, 1), (1, 0), (1, 2), PaddingModes.Zeros, 1, false),
        ["Conv2d(4,8,3,padding=1,groups=2)"] = () => nn.Conv2d(4, 8, 3, 1, 1, 1, PaddingModes.Zeros, 2),
        ["Conv2d(3,4,7,stride=2,padding=3,bias=False)"] = () => nn.Conv2d(3, 4, 7, 2, 3, 1, PaddingModes.Zeros, 1, false),
        ["Conv2d(3,4,1,stride=2,bias=False)"] = () => nn.Conv2d(3, 4, 1, 2, 0, 1, PaddingModes.Zeros, 1, false),
        ["MaxPool2d(2)"] = () => nn.MaxPool2d(2),
        ["MaxPool2d(3,stride=2,padding=1)"] = () => nn.MaxPool2d(3, 2, 1),
        ["MaxPool2d(3,stride=2,padding=1,ceil_mode=True)"] = () => nn.MaxPool2d(3, 2, 1, null, true),
        ["AvgPool2d(2)"] = () => nn.AvgPool2d(2),
        ["AvgPool2d(3,stride=2,padding=1)"] = () => nn.AvgPool2d(3, 2, 1),
        ["AdaptiveAvgPool2d(1)"] = () => nn.AdaptiveAvgPool2d(1),
        ["AdaptiveAvgPool2d((2,3))"] = () => nn.AdaptiveAvgPool2d((2, 3)),
        ["Linear(5,3)"] = () => nn.Linear(5, 3),
        ["Linear(5,3,bias=False) on (2,3,5)"] = () => nn.Linear(5, 3, false),
        ["Flatten()"] = () => nn.Flatten(),
        ["Flatten(start_dim=0)"] = () => nn.Flatten(0),
        ["Softmax(dim=1)"] = () => nn.Softmax(1),
        ["LogSoftmax(dim=1)"] = () => nn.LogSoftmax(1),
        ["ReLU"] = () => nn.ReLU(),
        ["Sigmoid"] = () => nn.Sigmoid(),
        ["Tanh"] = () => nn.Tanh(),
        ["GELU"] = () => nn.GELU(),
        ["LeakyReLU(0.01)"] = () => nn.LeakyReLU(0.01),
        ["ELU"] = () => nn.ELU(),
        ["SiLU"] = () => nn.SiLU(),
        ["Softplus"] = () => nn.Softplus(),
        ["Hardtanh"] = () => nn.Hardtanh(),
        ["ReLU6"] = () => nn.ReLU6(),
        ["LayerNorm(6)"] = () => nn.LayerNorm(6),
        ["GroupNorm(2,4)"] = () => nn.GroupNorm(2, 4),
    };

    public static IEnumerable<object[]> Names => Layers.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_layer_computes_what_PyTorch_computes(string name)
    {
        var reference = GoldenFile.At("layers").GetProperty(name);
        var expected = reference.GetProperty("f32");
        using var scope = NewDisposeScope();
        using var layer = Layers[name]();
        FillModule.Apply(layer, reference.GetProperty("tag_base").GetInt32());
        layer.train(reference.GetProperty("mode").GetString() == "train");

        var input = Fill.Of(reference.GetProperty("input")).requires_grad_();
        var output = layer.call(input);
        GoldenTensor.AreEqual(expected.GetProperty("output"), output, 1e-5, "output");

        var loss = (output * Fill.Tensor(9999, output.shape, -1, 1)).sum();
        Assert.AreEqual(expected.GetProperty("loss").GetDouble(), loss.ToDouble(), 1e-4, "loss");
        loss.backward();
        GoldenTensor.AreEqual(expected.GetProperty("grad_input"), input.grad!, 1e-4, "grad_input");
        foreach (var (parameter, tensor) in layer.named_parameters())
            GoldenTensor.AreEqual(expected.GetProperty("grad").GetProperty(parameter), tensor.grad!, 1e-4, $"gradient of {parameter}");
        if (expected.TryGetProperty("buffers_after", out var buffers))
        {
            foreach (var (buffer, tensor) in layer.named_buffers())
                GoldenTensor.AreEqual(buffers.GetProperty(buffer), tensor, 1e-5, buffer);
        }
    }

    [TestMethod]
    [DataRow(DropoutOfHalf, 0.5, false)]
    [DataRow(DropoutOfAFifth, 0.2, false)]
    [DataRow(DropoutOfChannels, 0.5, true)]
    public void Dropout_zeroes_the_wanted_part_and_scales_the_rest(string name, double p, bool channels)
    {
        var reference = GoldenFile.At("layers", name);
        using var scope = NewDisposeScope();
        manual_seed(3);
        using nn.Module<Tensor, Tensor> dropout = channels ? nn.Dropout2d(p) : nn.Dropout(p);
        var output = dropout.call(ones(64, 100, 10, 10));
        double zeroed = output.eq(0).to(float64).mean().ToDouble();
        Assert.AreEqual(reference.GetProperty("zero_fraction").GetDouble(), zeroed, channels ? 0.03 : 0.005);
        var kept = output.masked_select(output.ne(0));
        Assert.AreEqual(reference.GetProperty("kept_value").GetDouble(), kept.max().ToDouble(), 1e-6);
        Assert.AreEqual(kept.max().ToDouble(), kept.min().ToDouble());
        var dropped = output.eq(0).to(float32).mean(new long[] { 2, 3 });
        Assert.AreEqual(reference.GetProperty("whole_channels").GetBoolean(), (dropped.eq(0) | dropped.eq(1)).all().ToBoolean());
        GoldenCount.Add(3);
    }

    [TestMethod]
    public void Softmax_and_its_logarithm_are_stable_far_out()
    {
        var reference = GoldenFile.At("layers", Stability);
        using var scope = NewDisposeScope();
        var input = tensor(GoldenFile.Doubles(reference.GetProperty("input")).Select(number => (float)number).ToArray()).reshape(2, 3);
        using var logarithm = nn.LogSoftmax(1);
        using var softmax = nn.Softmax(1);
        GoldenTensor.AreEqual(reference.GetProperty("log_softmax"), logarithm.call(input), 1e-6, "log_softmax");
        GoldenTensor.AreEqual(reference.GetProperty("softmax"), softmax.call(input), 1e-6, "softmax");

        // The second row's huge number would hide an error in the first.
        GoldenTensor.AreEqual(reference.GetProperty("log_softmax")[0], logarithm.call(input)[0], 1e-6, "log_softmax of the first row");
    }

    [TestMethod]
    public void Every_layer_of_the_reference_is_checked() => CollectionAssert.AreEquivalent(
        GoldenFile.NamesAt("layers").ToArray(), Layers.Keys.Concat([Stability, DropoutOfHalf, DropoutOfAFifth, DropoutOfChannels]).ToArray());
}
