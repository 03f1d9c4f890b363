using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Two 3x3 convolutions beside a shortcut: the block of the networks with 18 and 34 layers.</summary>
internal sealed class BasicBlock : Module<Tensor, Tensor>, INormalizedLayers
{
    private readonly Module<Tensor, Tensor> conv1;
    private readonly Module<Tensor, Tensor> bn1;
    private readonly Module<Tensor, Tensor> relu;
    private readonly Module<Tensor, Tensor> conv2;
    private readonly Module<Tensor, Tensor> bn2;
    private readonly Module<Tensor, Tensor>? downsample;

    public BasicBlock(long input, long width, long stride, Module<Tensor, Tensor>? downsample)
        : base(nameof(BasicBlock))
    {
        conv1 = ResNetLayers.Convolution(input, width, 3, stride, 1);
        bn1 = BatchNorm2d(width);
        relu = ReLU(true);
        conv2 = ResNetLayers.Convolution(width, width, 3, 1, 1);
        bn2 = BatchNorm2d(width);
        this.downsample = downsample;
        RegisterComponents();
    }

    public IReadOnlyList<(string Layer, string Normalization)> NormalizedLayers { get; } = [(nameof(conv1), nameof(bn1)), (nameof(conv2), nameof(bn2))];

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = relu.call(bn1.call(conv1.call(input)));
        x = bn2.call(conv2.call(x));
        x.add_(downsample?.call(input) ?? input);
        return relu.call(x).MoveToOuterDisposeScope();
    }
}
