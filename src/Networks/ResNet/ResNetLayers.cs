using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

internal static class ResNetLayers
{
    /// <summary>A convolution without bias: the batch normalisation behind it has one.</summary>
    public static Module<Tensor, Tensor> Convolution(long input, long output, long kernel, long stride = 1, long padding = 0) =>
        Conv2d(input, output, kernel, stride, padding, 1, PaddingModes.Zeros, 1, false);

    /// <summary>The blocks of a stage; all stages but the first halve the image in their first block.</summary>
    public static Module<Tensor, Tensor> Stage(ResNetPlan plan, int stage, long input)
    {
        var width = 64L << stage;
        var output = width * plan.Expansion;
        var stride = stage == 0 ? 1 : 2;

        // Before the block, as torchvision does: so the random numbers come in the same order.
        var downsample = stride == 1 && input == output
            ? null
            : Sequential(("0", Convolution(input, output, 1, stride)), ("1", BatchNorm2d(output)));
        var blocks = new List<(string, Module<Tensor, Tensor>)> { ("0", Block(plan, input, width, stride, downsample)) };
        for (var i = 1; i < plan.Blocks[stage]; i++)
        {
            blocks.Add(($"{i}", Block(plan, output, width, 1, null)));
        }

        return Sequential(blocks);
    }

    private static Module<Tensor, Tensor> Block(ResNetPlan plan, long input, long width, long stride, Module<Tensor, Tensor>? downsample) =>
        plan.Bottlenecks ? new Bottleneck(input, width, stride, downsample) : new BasicBlock(input, width, stride, downsample);
}
