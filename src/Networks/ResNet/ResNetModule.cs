using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

internal sealed class ResNetModule : Module<Tensor, Tensor>, IInferenceLayers, INormalizedLayers
{
    private const long StemChannels = 64;

    private readonly Module<Tensor, Tensor> conv1;
    private readonly Module<Tensor, Tensor> bn1;
    private readonly Module<Tensor, Tensor> relu;
    private readonly Module<Tensor, Tensor> maxpool;
    private readonly Module<Tensor, Tensor> layer1;
    private readonly Module<Tensor, Tensor> layer2;
    private readonly Module<Tensor, Tensor> layer3;
    private readonly Module<Tensor, Tensor> layer4;
    private readonly Module<Tensor, Tensor> avgpool;
    private readonly Module<Tensor, Tensor> fc;
    private readonly OutputActivation outputActivation;

    public ResNetModule(ResNetPlan plan, long channels, long classes, OutputActivation outputActivation)
        : base(nameof(ResNet))
    {
        conv1 = ResNetLayers.Convolution(channels, StemChannels, kernel: 7, stride: 2, padding: 3);
        bn1 = BatchNorm2d(StemChannels);
        relu = ReLU(true);
        maxpool = MaxPool2d(3, 2, 1);
        layer1 = ResNetLayers.Stage(plan, 0, StemChannels);
        layer2 = ResNetLayers.Stage(plan, 1, 64 * plan.Expansion);
        layer3 = ResNetLayers.Stage(plan, 2, 128 * plan.Expansion);
        layer4 = ResNetLayers.Stage(plan, 3, 256 * plan.Expansion);
        avgpool = AdaptiveAvgPool2d((1, 1));
        fc = Linear(512 * plan.Expansion, classes);
        this.outputActivation = outputActivation;
        RegisterComponents();
    }

    public IReadOnlyList<(string Layer, string Normalization)> NormalizedLayers { get; } = [(nameof(conv1), nameof(bn1))];

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = maxpool.call(relu.call(bn1.call(conv1.call(input))));
        x = layer4.call(layer3.call(layer2.call(layer1.call(x))));
        x = avgpool.call(x).flatten(1);
        return outputActivation.ApplyTo(fc.call(x)).MoveToOuterDisposeScope();
    }

    public IReadOnlyList<Module<Tensor, Tensor>> InferenceLayers() =>
        [conv1, bn1, relu, maxpool, layer1, layer2, layer3, layer4, avgpool, Flatten(), fc, .. outputActivation.Layers()];
}
