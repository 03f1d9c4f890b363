using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Samples.Tutorials;

/// <summary>
/// A network that sees every image a little different while it learns: shifted (what a random crop does), turned, re-scaled and, if told, mirrored.
/// A block in front of another: it knows by <c>training</c> when to act.
/// </summary>
internal sealed class Augmented : Module<Tensor, Tensor>
{
    private const double LargestShift = 2;         // pixels
    private const double LargestTurn = 0.2;        // radians
    private const double LargestScaling = 0.1;     // of 1
    private readonly Module<Tensor, Tensor> network;
    private readonly bool mirror;

    public Augmented(Module<Tensor, Tensor> network, bool mirror = false)
        : base(nameof(Augmented))
    {
        (this.network, this.mirror) = (network, mirror);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return network.call(training ? Changed(input) : input).MoveToOuterDisposeScope();
    }

    /// <summary>Each pixel of an image takes the value of the nearest pixel at the place where it was before.</summary>
    public Tensor Changed(Tensor images)
    {
        using var scope = NewDisposeScope();
        var (count, channels, height, width) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3]);
        Tensor Draw(double largest) => rand(count, 1, 1).sub_(0.5).mul_(2 * largest);
        var turn = Draw(LargestTurn);
        var scale = Draw(LargestScaling).add_(1);
        var side = mirror ? rand(count, 1, 1).ge(0.5).to(float32).mul_(2).sub_(1) : ones(count, 1, 1);   // 1 or -1
        var (y, x) = (Centred(height).reshape(1, height, 1), Centred(width).reshape(1, 1, width) * side);
        var fromY = ((y * turn.cos()) + (x * turn.sin())) / scale + Draw(LargestShift);
        var fromX = ((x * turn.cos()) - (y * turn.sin())) / scale + Draw(LargestShift);
        var place = (Pixel(fromY, height) * width) + Pixel(fromX, width);
        var pixels = place.to(int64).reshape(count, 1, height * width).expand(count, channels, height * width);
        return images.flatten(2).gather(2, pixels).reshape(images.shape).MoveToOuterDisposeScope();
    }

    private static Tensor Centred(long size) => arange(size).to(float32) - ((size - 1) / 2.0);

    private static Tensor Pixel(Tensor place, long size) => (place + ((size - 1) / 2.0)).round().clamp(0, size - 1);
}
