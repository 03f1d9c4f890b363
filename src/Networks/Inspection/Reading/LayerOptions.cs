using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>The options of TorchSharp's layers in PyTorch's words, read from weights and from behaviour.</summary>
internal static class LayerOptions
{
    private static readonly Dictionary<string, Func<LayerProbe, string>> Readings = new(StringComparer.Ordinal)
    {
        ["Linear"] = LinearReading.Linear,
        ["Embedding"] = LinearReading.Embedding,
        ["Conv1d"] = ConvolutionReading.Describe,
        ["Conv2d"] = ConvolutionReading.Describe,
        ["MaxPool1d"] = layer => PoolingReading.Max(layer, dimensions: 1),
        ["MaxPool2d"] = layer => PoolingReading.Max(layer, dimensions: 2),
        ["AvgPool2d"] = layer => PoolingReading.Average(layer, dimensions: 2),
        ["AdaptiveAvgPool1d"] = layer => PoolingReading.Adaptive(layer, dimensions: 1),
        ["AdaptiveAvgPool2d"] = layer => PoolingReading.Adaptive(layer, dimensions: 2),
        ["AdaptiveMaxPool2d"] = layer => PoolingReading.Adaptive(layer, dimensions: 2),
        ["BatchNorm1d"] = layer => NormalizationReading.Batch(layer, dimensions: 1),
        ["BatchNorm2d"] = layer => NormalizationReading.Batch(layer, dimensions: 2),
        ["LayerNorm"] = NormalizationReading.Layer,
        ["GroupNorm"] = NormalizationReading.Group,
        ["Dropout"] = layer => DropoutReading.Describe(layer, dimensions: 0),
        ["Dropout1d"] = layer => DropoutReading.Describe(layer, dimensions: 1),
        ["Dropout2d"] = layer => DropoutReading.Describe(layer, dimensions: 2),
        ["Dropout3d"] = layer => DropoutReading.Describe(layer, dimensions: 3),
        ["AlphaDropout"] = DropoutReading.Alpha,
        ["ReLU"] = ActivationReading.InPlaceOnly,
        ["ReLU6"] = ActivationReading.InPlaceOnly,
        ["SELU"] = ActivationReading.InPlaceOnly,
        ["SiLU"] = ActivationReading.InPlaceOnly,
        ["Mish"] = ActivationReading.InPlaceOnly,
        ["LeakyReLU"] = ActivationReading.LeakyRelu,
        ["ELU"] = ActivationReading.Exponential,
        ["CELU"] = ActivationReading.Exponential,
        ["Hardtanh"] = ActivationReading.HardTanh,
        ["GELU"] = ActivationReading.Gelu,
        ["Softplus"] = SoftplusReading.Describe,
        ["Softmax"] = DimensionReading.Softmax,
        ["Softmin"] = DimensionReading.Softmax,
        ["LogSoftmax"] = DimensionReading.LogSoftmax,
        ["Flatten"] = DimensionReading.Flatten,
        ["Unflatten"] = UnflattenReading.Describe,
        ["ZeroPad2d"] = layer => PaddingReading.Bare(layer, dimensions: 2),
        ["ConstantPad1d"] = layer => PaddingReading.Constant(layer, dimensions: 1),
        ["ConstantPad2d"] = layer => PaddingReading.Constant(layer, dimensions: 2),
        ["ConstantPad3d"] = layer => PaddingReading.Constant(layer, dimensions: 3),
        ["ReflectionPad1d"] = layer => PaddingReading.Bare(layer, dimensions: 1),
        ["ReflectionPad2d"] = layer => PaddingReading.Bare(layer, dimensions: 2),
        ["ReflectionPad3d"] = layer => PaddingReading.Bare(layer, dimensions: 3),
        ["ReplicationPad1d"] = layer => PaddingReading.Bare(layer, dimensions: 1),
        ["ReplicationPad2d"] = layer => PaddingReading.Bare(layer, dimensions: 2),
        ["ReplicationPad3d"] = layer => PaddingReading.Bare(layer, dimensions: 3),
    };

    /// <summary>What stands between the parentheses; empty for a layer without options, or one that is not known here.</summary>
    public static string Describe(Module<Tensor, Tensor> layer) =>
        Readings.TryGetValue(ModuleName.Of(layer), out var reading) ? reading(new LayerProbe(layer)) : "";
}
