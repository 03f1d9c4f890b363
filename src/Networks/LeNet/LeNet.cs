using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// LeNet-5 with 3x3 convolutions: convolution to 6 and 16 channels, each followed by ReLU and 2x2 max-pooling, then linear layers of
/// 120, 84 and the classes. 81,194 parameters at 1x32x32 -> 10.
/// </summary>
/// <remarks>Input: images <c>[N, channels, height, width]</c> of at least 10x10. Layers: conv1, conv2, fc1, fc2, fc3.</remarks>
public sealed record LeNet : INetworkBuilder
{
    /// <summary>What is applied to the output. Default: nothing, the network returns logits.</summary>
    public OutputActivation OutputActivation { get; init; }

    /// <inheritdoc/>
    /// <exception cref="NetworkShapeException">The input is no image, or one too small.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public Module<Tensor, Tensor> Build(NetworkShape shape)
    {
        var faults = new OptionFaults(nameof(LeNet));
        faults.Defined(nameof(OutputActivation), OutputActivation);
        faults.ThrowIfAny();

        var features = ImagePlane.Of(nameof(LeNet), shape, smallest: 10)
            .Convolve("conv1", 6, 3).Pool("pool1", 2)
            .Convolve("conv2", 16, 3).Pool("pool2", 2);
        WeightLimit.Require(nameof(LeNet), shape, (120.0 * features.Height * features.Width * 16) + (54.0 * shape.Input[0]) + (84.0 * shape.Output));
        return new LeNetModule(shape.Input[0], features.Size, shape.Output, OutputActivation);
    }
}
