using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// A small convolutional network for images: two 5x5 convolutions, each followed by 2x2 max-pooling and ReLU, then two linear layers, with
/// dropout. 21,840 parameters at 1x28x28 -> 10.
/// </summary>
/// <remarks>
/// Input: images <c>[N, channels, height, width]</c> of at least 16x16. Layers: conv1, conv2, conv2_drop, fc1, fc2.
/// With <c>OutputActivation = LogSoftmax</c> it returns log-probabilities, for the negative log-likelihood loss.
/// </remarks>
public sealed record ConvNet : INetworkBuilder
{
    private const long Kernel = 5;

    /// <summary>Channels of the first convolution. Default: 10.</summary>
    public long FirstChannels { get; init; } = 10;

    /// <summary>Channels of the second convolution. Default: 20.</summary>
    public long SecondChannels { get; init; } = 20;

    /// <summary>Size of the linear layer before the output. Default: 50.</summary>
    public long HiddenSize { get; init; } = 50;

    /// <summary>
    /// Probability with which training drops whole channels of the second convolution, and single numbers of the hidden layer.
    /// At least 0, below 1. Default: 0.5.
    /// </summary>
    public double Dropout { get; init; } = 0.5;

    /// <summary>What is applied to the output. Default: nothing, the network returns logits.</summary>
    public OutputActivation OutputActivation { get; init; }

    /// <inheritdoc/>
    /// <exception cref="NetworkShapeException">The input is no image, or one too small.</exception>
    /// <exception cref="ArgumentException">Options are out of range; the message names all of them.</exception>
    public Module<Tensor, Tensor> Build(NetworkShape shape)
    {
        CheckOptions();
        var features = ImagePlane.Of(nameof(ConvNet), shape, smallest: 16)
            .Convolve("conv1", FirstChannels, Kernel).Pool("pool1", 2)
            .Convolve("conv2", SecondChannels, Kernel).Pool("pool2", 2);
        var places = (double)features.Height * features.Width;
        WeightLimit.Require(
            nameof(ConvNet), shape,
            Kernel * Kernel * (double)FirstChannels * ((double)shape.Input[0] + SecondChannels) + HiddenSize * ((SecondChannels * places) + shape.Output));
        return new ConvNetModule(this, shape, Kernel, features.Size);
    }

    private void CheckOptions()
    {
        var faults = new OptionFaults(nameof(ConvNet));
        faults.AtLeastOne(nameof(FirstChannels), FirstChannels);
        faults.AtLeastOne(nameof(SecondChannels), SecondChannels);
        faults.AtLeastOne(nameof(HiddenSize), HiddenSize);
        faults.DropProbability(nameof(Dropout), Dropout);
        faults.Defined(nameof(OutputActivation), OutputActivation);
        faults.ThrowIfAny();
    }
}
