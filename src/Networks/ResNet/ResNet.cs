using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// A residual network for images (He et al., "Deep Residual Learning for Image Recognition", 2015) as torchvision builds it: the same layers, names,
/// initial values and, at the same seed, the same random numbers. State dictionaries of torchvision fit.
/// </summary>
/// <remarks>
/// Input: images <c>[N, channels, height, width]</c> of any size from 1x1; the image shrinks to a 32nd, so 32x32 and more make sense. Training needs at least
/// two examples a batch where the image shrinks to 1x1. Layers: conv1, bn1, relu, maxpool, layer1 to layer4, avgpool, fc. Parameters at 3 channels -> 1000:
/// 11,689,512 (18 layers), 21,797,672 (34), 25,557,032 (50), 44,549,160 (101), 60,192,808 (152).
/// </remarks>
public sealed record ResNet : INetworkBuilder
{
    /// <summary>How many layers with weights: 18, 34, 50, 101 or 152. Default: 18.</summary>
    public int Depth { get; init; } = 18;

    /// <summary>
    /// Whether the last batch normalisation of every block starts at zero, so that every block starts as the identity. torchvision's
    /// <c>zero_init_residual</c> (Goyal et al., 2017). Default: no.
    /// </summary>
    public bool ZeroInitResidual { get; init; }

    /// <summary>What is applied to the output. Default: nothing, the network returns logits.</summary>
    public OutputActivation OutputActivation { get; init; }

    /// <inheritdoc/>
    /// <exception cref="NetworkShapeException">The input is no image.</exception>
    /// <exception cref="ArgumentException">Options are out of range; the message names all of them.</exception>
    public Module<Tensor, Tensor> Build(NetworkShape shape)
    {
        var faults = new OptionFaults(nameof(ResNet));
        faults.Require(ResNetPlan.Depths.Contains(Depth), $"{nameof(Depth)} is {Depth}; expected one of {string.Join(", ", ResNetPlan.Depths)}.");
        faults.Defined(nameof(OutputActivation), OutputActivation);
        faults.ThrowIfAny();

        var image = ImagePlane.Of(nameof(ResNet), shape, smallest: 1);
        WeightLimit.Require(nameof(ResNet), shape, (64.0 * 7 * 7 * image.Channels) + (2048.0 * shape.Output));
        var network = new ResNetModule(ResNetPlan.Of(Depth), image.Channels, shape.Output, OutputActivation);
        ResNetStart.Initialise(network, ZeroInitResidual);
        return network;
    }
}
