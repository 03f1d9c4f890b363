using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>The initial values that torchvision gives: convolutions after He et al. (2015) by fan-out, batch normalisations one and zero.</summary>
internal static class ResNetStart
{
    public static void Initialise(Module network, bool zeroLast)
    {
        using var scope = NewDisposeScope();
        foreach (var (_, _, layer) in LayerPath.AllOf(network))
        {
            switch (layer)
            {
                case Conv2d convolution:
                    init.kaiming_normal_(convolution.weight!, 0, init.FanInOut.FanOut, init.NonlinearityType.ReLU);
                    break;
                case BasicBlock when zeroLast:
                    init.zeros_(layer.get_parameter("bn2.weight")!);
                    break;
                case Bottleneck when zeroLast:
                    init.zeros_(layer.get_parameter("bn3.weight")!);
                    break;
            }
        }
    }
}
