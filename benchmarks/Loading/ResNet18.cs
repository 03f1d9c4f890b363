using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Benchmarks.Loading;

/// <summary>A network with torchvision's ResNet-18 entries.</summary>
internal sealed class ResNet18 : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1 = Conv2d(3, 64, 7, 2, 3, bias: false);
    private readonly BatchNorm2d bn1 = BatchNorm2d(64);
    private readonly Sequential layer1 = Stage(64, 64, 1);
    private readonly Sequential layer2 = Stage(64, 128, 2);
    private readonly Sequential layer3 = Stage(128, 256, 2);
    private readonly Sequential layer4 = Stage(256, 512, 2);
    private readonly Linear fc = Linear(512, 1000);

    public ResNet18()
        : base(nameof(ResNet18)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = functional.max_pool2d(functional.relu(bn1.call(conv1.call(input))), 3, 2, 1);
        x = layer4.call(layer3.call(layer2.call(layer1.call(x))));
        return fc.call(x.mean([2, 3]));
    }

    private static Sequential Stage(long inputs, long outputs, long stride) =>
        Sequential(new Block(inputs, outputs, stride), new Block(outputs, outputs, 1));

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1;
        private readonly BatchNorm2d bn1;
        private readonly Conv2d conv2;
        private readonly BatchNorm2d bn2;
        private readonly Sequential? downsample;

        public Block(long inputs, long outputs, long stride)
            : base(nameof(Block))
        {
            conv1 = Conv2d(inputs, outputs, 3, stride, 1, bias: false);
            bn1 = BatchNorm2d(outputs);
            conv2 = Conv2d(outputs, outputs, 3, 1, 1, bias: false);
            bn2 = BatchNorm2d(outputs);
            downsample = stride == 1 ? null : Sequential(Conv2d(inputs, outputs, 1, stride, bias: false), BatchNorm2d(outputs));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var x = bn2.call(conv2.call(functional.relu(bn1.call(conv1.call(input)))));
            return functional.relu(x.add(downsample is null ? input : downsample.call(input)));
        }
    }
}
