using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>The parts of a ResNet-18 as torchvision has them.</summary>
internal static class PrintedResNet
{
    public static Module WithClasses(long classes) => new NamedNet(
        "ResNet",
        ("conv1", Conv2d(3, 64, 7, 2, 3, bias: false)),
        ("bn1", BatchNorm2d(64)),
        ("relu", ReLU(true)),
        ("maxpool", MaxPool2d(3, 2, 1)),
        ("layer1", Sequential(Block(64, 64, 1), Block(64, 64, 1))),
        ("layer2", Sequential(Block(64, 128, 2), Block(128, 128, 1))),
        ("layer3", Sequential(Block(128, 256, 2), Block(256, 256, 1))),
        ("layer4", Sequential(Block(256, 512, 2), Block(512, 512, 1))),
        ("avgpool", AdaptiveAvgPool2d((1, 1))),
        ("fc", Linear(512, classes)));

    private static NamedNet Block(long from, long to, long stride)
    {
        List<(string, Module)> parts =
        [
            ("conv1", Conv2d(from, to, 3, stride, 1, bias: false)),
            ("bn1", BatchNorm2d(to)),
            ("relu", ReLU(true)),
            ("conv2", Conv2d(to, to, 3, 1, 1, bias: false)),
            ("bn2", BatchNorm2d(to)),
        ];
        if (from != to)
        {
            parts.Add(("downsample", Sequential(Conv2d(from, to, 1, stride, bias: false), BatchNorm2d(to))));
        }

        return new NamedNet("BasicBlock", [.. parts]);
    }
}
