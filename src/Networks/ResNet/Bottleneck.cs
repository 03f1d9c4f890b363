using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// 1x1, 3x3 and 1x1 convolutions beside a shortcut: the block of the networks with 50 layers and more. As in torchvision, the 3x3 convolution
/// takes the stride ("ResNet v1.5").
/// </summary>
internal sealed class Bottleneck : Module<Tensor, Tensor>, INormalizedLayers
{
    private readonly Module<Tensor, Tensor> conv1;
    private readonly Module<Tensor, Tensor> bn1;
    private readonly Module<Tensor, Tensor> conv2;
    private readonly Module<Tensor, Tensor> bn2;
    private readonly Module<Tensor, Tensor> conv3;
    private readonly Module<Tensor, Tensor> bn3;
    private readonly Module<Tensor, Tensor> relu;
    private readonly Module<Tensor, Tensor>? downsample;

    public Bottleneck(long input, long width, long stride, Module<Tensor, Tensor>? downsample)
        : base(nameof(Bottleneck))
    {
        conv1 = ResNetLayers.Convolution(input, width, 1);
        bn1 = BatchNorm2d(width);
        conv2 = ResNetLayers.Convolution(width, width, 3, stride, 1);
        bn2 = BatchNorm2d(width);
        conv3 = ResNetLayers.Convolution(width, 4 * width, 1);
        bn3 = BatchNorm2d(4 * width);
        relu = ReLU(true);
        this.downsample = downsample;
        RegisterComponents();
    }

    public IReadOnlyList<(string Layer, string Normalization)> NormalizedLayers { get; } =
        [(nameof(conv1), nameof(bn1)), (nameof(conv2), nameof(bn2)), (nameof(conv3), nameof(bn3))];

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = relu.call(bn1.call(conv1.call(input)));
        x = relu.call(bn2.call(conv2.call(x)));
        x = bn3.call(conv3.call(x));
        x.add_(downsample?.call(input) ?? input);
        return relu.call(x).MoveToOuterDisposeScope();
    }
}
