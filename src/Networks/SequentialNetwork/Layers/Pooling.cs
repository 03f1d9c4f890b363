using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

internal static class Pooling
{
    public static LayerPlan Plan1d(LayerInput input, Window window, Func<Module<Tensor, Tensor>> create)
    {
        input.RequireRank(2, "channels x length");
        return new LayerPlan([input.Channels, window.Pooling(input).Over(input, input.Shape[1])], create);
    }

    public static LayerPlan Plan2d(
        LayerInput input, Size2d kernel, Size2d stride, Size2d padding, bool ceiling, Func<Module<Tensor, Tensor>> create)
    {
        input.RequireRank(3, "images, channels x height x width");
        var height = new Window("height", kernel.Height, stride.Height, padding.Height, 1, ceiling).Pooling(input).Over(input, input.Shape[1]);
        var width = new Window("width", kernel.Width, stride.Width, padding.Width, 1, ceiling).Pooling(input).Over(input, input.Shape[2]);
        return new LayerPlan([input.Channels, height, width], create);
    }
}
