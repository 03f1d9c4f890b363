using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Inspection;

/// <summary>Options of layers, read from what they do; the texts are those that PyTorch 1.13 printed.</summary>
[TestClass]
public sealed class LayerTextTests
{
    private static readonly Dictionary<string, Func<Module>> Layers = new()
    {
        ["Conv1d(2, 3, kernel_size=(3,), stride=(1,))"] = () => Conv1d(2, 3, 3),
        ["Conv1d(2, 3, kernel_size=(4,), stride=(1,), padding=same)"] = () => Conv1d(2, 3, 4, Padding.Same),
        ["Conv1d(2, 3, kernel_size=(1,), stride=(3,), padding=(2,), bias=False)"] = () => Conv1d(2, 3, 1, 3, 2, bias: false),
        ["Conv1d(1, 1, kernel_size=(31,), stride=(7,), padding=(40,), dilation=(9,))"] = () => Conv1d(1, 1, 31, 7, 40, 9),
        ["Conv2d(4, 6, kernel_size=(2, 3), stride=(3, 1), padding=(1, 0), dilation=(1, 2), groups=2)"] =
            () => Conv2d(4, 6, (2, 3), (3, 1), (1, 0), (1, 2), groups: 2),
        ["Conv2d(6, 6, kernel_size=(3, 3), stride=(2, 2), padding=(1, 1), groups=6, bias=False)"] = () => Conv2d(6, 6, 3, 2, 1, groups: 6, bias: false),
        ["Conv2d(2, 4, kernel_size=(2, 3), stride=(1, 1), padding=same, dilation=(1, 2))"] = () => Conv2d(2, 4, (2, 3), Padding.Same, dilation: (1, 2)),
        ["Conv2d(2, 4, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), padding_mode=replicate)"] =
            () => Conv2d(2, 4, 3, 1, 1, 1, PaddingModes.Replicate),
        ["Conv2d(2, 4, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), padding_mode=reflect)"] = () => Conv2d(2, 4, 3, 1, 1, 1, PaddingModes.Reflect),
        ["Conv2d(4, 4, kernel_size=(3, 3), stride=(1, 2), padding=(0, 2), groups=4, padding_mode=circular)"] =
            () => Conv2d(4, 4, (3, 3), (1, 2), (0, 2), null, PaddingModes.Circular, 4),
        ["Conv2d(6, 9, kernel_size=(2, 1), stride=(4, 3), padding=(4, 4), dilation=(2, 1), groups=3)"] =
            () => Conv2d(6, 9, (2, 1), (4, 3), (4, 4), (2, 1), groups: 3),
        ["Conv2d(2, 3, kernel_size=(2, 5), stride=(2, 3), padding=(1, 0), dilation=(3, 3))"] = () => Conv2d(2, 3, (2, 5), (2, 3), (1, 0), (3, 3)),
        ["Conv2d(1, 2, kernel_size=(1, 4), stride=(2, 1), padding=(4, 4), dilation=(1, 2), padding_mode=circular)"] =
            () => Conv2d(1, 2, (1, 4), (2, 1), (4, 4), (1, 2), PaddingModes.Circular),
        ["MaxPool2d(kernel_size=(4, 2), stride=(3, 5), padding=(0, 1), dilation=3, ceil_mode=True)"] =
            () => MaxPool2d((4, 2), (3, 5), (0, 1), (3, 3), true),
        ["MaxPool1d(kernel_size=3, stride=3, padding=0, dilation=1, ceil_mode=False)"] = () => MaxPool1d(3),
        ["MaxPool1d(kernel_size=3, stride=2, padding=1, dilation=1, ceil_mode=True)"] = () => MaxPool1d(3, 2, 1, 1, true),
        ["MaxPool2d(kernel_size=(3, 2), stride=(2, 1), padding=(1, 0), dilation=(1, 2), ceil_mode=False)"] =
            () => MaxPool2d((3, 2), (2, 1), (1, 0), (1, 2)),
        ["MaxPool2d(kernel_size=2, stride=5, padding=0, dilation=1, ceil_mode=True)"] = () => MaxPool2d(2, 5, 0, 1, true),
        ["MaxPool2d(kernel_size=19, stride=4, padding=9, dilation=3, ceil_mode=False)"] = () => MaxPool2d(19, 4, 9, 3),
        ["AvgPool2d(kernel_size=(3, 2), stride=(2, 1), padding=(1, 0))"] = () => AvgPool2d((3, 2), (2, 1), (1, 0)),
        ["AvgPool2d(kernel_size=3, stride=3, padding=0)"] = () => AvgPool2d(3),
        ["AdaptiveAvgPool1d(output_size=5)"] = () => AdaptiveAvgPool1d(5),
        ["AdaptiveAvgPool2d(output_size=(3, 20))"] = () => AdaptiveAvgPool2d((3, 20)),
        ["AdaptiveMaxPool2d(output_size=(2, 3))"] = () => AdaptiveMaxPool2d([2, 3]),
        ["BatchNorm1d(4, eps=0.001, momentum=0.25, affine=True, track_running_stats=True)"] = () => BatchNorm1d(4, 1e-3, 0.25),
        ["BatchNorm2d(4, eps=1e-08, momentum=1.0, affine=False, track_running_stats=True)"] = () => BatchNorm2d(4, 1e-8, 1, affine: false),
        ["BatchNorm2d(4, eps=2.0, momentum=0.1, affine=True, track_running_stats=False)"] = () => BatchNorm2d(4, 2, track_running_stats: false),
        ["BatchNorm2d(4, eps=0.0, momentum=0.01, affine=True, track_running_stats=True)"] = () => BatchNorm2d(4, 0, 0.01),
        ["LayerNorm((6, 3), eps=1e-12, elementwise_affine=True)"] = () => LayerNorm([6, 3], 1e-12),
        ["LayerNorm((5,), eps=1e-06, elementwise_affine=False)"] = () => LayerNorm(5, 1e-6, elementwise_affine: false),
        ["LayerNorm((2, 7), eps=1e-05, elementwise_affine=True)"] = () => LayerNorm([2, 7], bias: false),
        ["GroupNorm(2, 6, eps=1e-05, affine=True)"] = () => WithWeights(GroupNorm(2, 6)),
        ["GroupNorm(6, 6, eps=0.001, affine=True)"] = () => WithWeights(GroupNorm(6, 6, 1e-3)),
        ["Embedding(10, 3)"] = () => Embedding(10, 3),
        ["Embedding(10, 3, padding_idx=9)"] = () => Embedding(10, 3, -1),
        ["Dropout(p=0.1, inplace=False)"] = () => Dropout(0.1),
        ["Dropout(p=0.0, inplace=False)"] = () => Dropout(0),
        ["Dropout(p=1.0, inplace=False)"] = () => Dropout(1),
        ["Dropout(p=0.999, inplace=True)"] = () => Dropout(0.999, true),
        ["Dropout1d(p=0.3, inplace=True)"] = () => Dropout1d(0.3, true),
        ["Dropout3d(p=0.5, inplace=False)"] = () => Dropout3d(),
        ["AlphaDropout(p=0.25, inplace=False)"] = () => AlphaDropout(0.25),
        ["AlphaDropout(p=0.0, inplace=False)"] = () => AlphaDropout(0),
        ["AlphaDropout(p=1.0, inplace=False)"] = () => AlphaDropout(1),
        ["ReLU()"] = () => ReLU(),
        ["ReLU6(inplace=True)"] = () => ReLU6(true),
        ["SELU(inplace=True)"] = () => SELU(true),
        ["SELU()"] = () => SELU(),
        ["ELU(alpha=0.7)"] = () => ELU(0.7),
        ["CELU(alpha=2.5, inplace=True)"] = () => CELU(2.5, true),
        ["LeakyReLU(negative_slope=0.2, inplace=True)"] = () => LeakyReLU(0.2, true),
        ["LeakyReLU(negative_slope=0.01)"] = () => LeakyReLU(),
        ["Hardsigmoid()"] = () => Hardsigmoid(true),
        ["Hardswish()"] = () => Hardswish(),
        ["SiLU()"] = () => SiLU(),
        ["Mish()"] = () => Mish(),
        ["Softsign()"] = () => Softsign(),
        ["Tanhshrink()"] = () => Tanhshrink(),
        ["LogSigmoid()"] = () => LogSigmoid(),
        ["Softplus(beta=1, threshold=20)"] = () => Softplus(),
        ["Softplus(beta=2, threshold=10)"] = () => Softplus(2, 10),
        ["Softplus(beta=0.5, threshold=7.5)"] = () => Softplus(0.5, 7.5),
        ["Softmin(dim=-1)"] = () => Softmin(-1),
        ["Softmax(dim=-1)"] = () => Softmax(-1),
        ["Softmax(dim=0)"] = () => Softmax(0),
        ["Softmax(dim=5)"] = () => Softmax(5),
        ["LogSoftmax(dim=2)"] = () => LogSoftmax(2),
        ["LogSoftmax(dim=-3)"] = () => LogSoftmax(-3),
        ["Flatten(start_dim=0, end_dim=-2)"] = () => Flatten(0, -2),
        ["Flatten(start_dim=-3, end_dim=-1)"] = () => Flatten(-3),
        ["Flatten(start_dim=1, end_dim=2)"] = () => Flatten(1, 2),
        ["Flatten(start_dim=2, end_dim=4)"] = () => Flatten(2, 4),
        ["Unflatten(dim=1, unflattened_size=(2, 5, 5))"] = () => Unflatten(1, [2, 5, 5]),
        ["Unflatten(dim=3, unflattened_size=(2, -1))"] = () => Unflatten(3, [2, -1]),
        ["Unflatten(dim=1, unflattened_size=(512, 7, 7))"] = () => Unflatten(1, [512, 7, 7]),
        ["Unflatten(dim=5, unflattened_size=(1, 3))"] = () => Unflatten(5, [1, 3]),
        ["ZeroPad2d((1, 2, 3, 4))"] = () => ZeroPad2d((1, 2, 3, 4)),
        ["ConstantPad1d(padding=(1, 2), value=3.5)"] = () => ConstantPad1d((1, 2), 3.5),
        ["ConstantPad2d(padding=(0, 40, -1, 0), value=0.0)"] = () => ConstantPad2d((0, 40, -1, 0), 0),
        ["ConstantPad3d(padding=(1, 1, 1, 1, 1, 1), value=-1.0)"] = () => ConstantPad3d(1, -1),
        ["ReflectionPad1d((2, 1))"] = () => ReflectionPad1d((2, 1)),
        ["ReflectionPad2d((9, 9, 9, 9))"] = () => ReflectionPad2d(9),
        ["ReflectionPad3d((1, 0, 2, 0, 0, 3))"] = () => ReflectionPad3d((1, 0, 2, 0, 0, 3)),
        ["ReplicationPad1d((0, 3))"] = () => ReplicationPad1d((0, 3)),
        ["ReplicationPad2d((1, 2, 3, 4))"] = () => ReplicationPad2d((1, 2, 3, 4)),
        ["ReplicationPad3d((1, 1, 1, 1, 1, 1))"] = () => ReplicationPad3d(1),
        ["SmoothL1Loss()"] = () => SmoothL1Loss(),
        ["BCEWithLogitsLoss()"] = () => BCEWithLogitsLoss(),
        ["MSELoss()"] = () => MSELoss(),
    };

    public static IEnumerable<object[]> Texts => Layers.Keys.Select(text => new object[] { text });

    [TestMethod]
    [DynamicData(nameof(Texts))]
    public void A_layer_is_printed_as_PyTorch_prints_it(string text)
    {
        using var layer = Layers[text]();
        Assert.AreEqual(text, ModuleText.Of(layer));
    }

    [TestMethod]
    [DynamicData(nameof(Texts))]
    public void A_layer_of_double_precision_is_printed_alike(string text)
    {
        using var layer = Layers[text]().to(ScalarType.Float64);
        Assert.AreEqual(text, ModuleText.Of(layer));
    }

    [TestMethod]
    public void A_clamp_shows_its_limits()
    {
        using var scope = NewDisposeScope();
        using var clamp = Hardtanh(-2, 3, true);
        UnlessTheEngine("clamps in Hardtanh", clamp.forward(tensor(new[] { 7d })).ToDouble() == 3);
        Assert.AreEqual("Hardtanh(min_val=-2.0, max_val=3.0, inplace=True)", ModuleText.Of(clamp));
        using var standard = Hardtanh();
        Assert.AreEqual("Hardtanh(min_val=-1.0, max_val=1.0)", ModuleText.Of(standard));
    }

    [TestMethod]
    public void An_exponential_unit_shows_that_it_works_in_place()
    {
        using var scope = NewDisposeScope();
        using var unit = ELU(0.7, true);
        var input = tensor(new[] { -1d });
        unit.forward(input);
        UnlessTheEngine("runs ELU in place", input.ToDouble() != -1);
        Assert.AreEqual("ELU(alpha=0.7, inplace=True)", ModuleText.Of(unit));
    }

    [TestMethod]
    public void A_dimension_from_the_end_is_split_as_it_was_given()
    {
        using var scope = NewDisposeScope();
        using var split = Unflatten(-2, [2, -1]);
        bool takes;
        try
        {
            takes = split.forward(zeros(4, 4)).dim() == 3;
        }
        catch (ArgumentException)
        {
            takes = false;
        }

        UnlessTheEngine("splits a dimension counted from the end", takes);
        Assert.AreEqual("Unflatten(dim=-2, unflattened_size=(2, -1))", ModuleText.Of(split));
    }

    // TorchSharp 0.105.2 leaves the weights of this layer as its memory was.
    private static TorchSharp.Modules.GroupNorm WithWeights(TorchSharp.Modules.GroupNorm layer)
    {
        init.ones_(layer.weight!);
        init.zeros_(layer.bias!);
        return layer;
    }

    // TorchSharp 0.105.2 does not do what these layers promise.
    private static void UnlessTheEngine(string does, bool itDoes)
    {
        if (!itDoes)
        {
            Assert.Inconclusive($"Not every version of TorchSharp {does}; this one does not.");
        }
    }
}
