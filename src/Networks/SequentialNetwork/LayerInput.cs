using System.Globalization;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>What reaches a layer, and where the layer stands: what it needs to be checked and to name itself in messages.</summary>
/// <param name="Path">The layer's place: <c>3</c>, or <c>3.body.0</c> for a nested one. Empty for the network itself.</param>
/// <param name="Kind">The layer's kind.</param>
/// <param name="Shape">The shape of one example.</param>
/// <param name="OutputSize">The size to take when the layer leaves its own out; null where it may not.</param>
/// <param name="Depth">How many lists of layers are around it.</param>
internal sealed record LayerInput(string Path, string Kind, long[] Shape, long? OutputSize, int Depth)
{
    // The channels of an image, or the features of a row.
    public long Channels => Shape[0];

    private string Name => $"Layer {Path} ({Kind})";

    public static LayerInput Of(NetworkShape shape) => new("", "sequential", shape.Input, shape.Output, 0);

    public static string Text(IEnumerable<long> shape) => string.Join('x', shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A layer that changes no shape and learns nothing.</summary>
    public LayerPlan SameShape(Func<Module<Tensor, Tensor>> create) => new(Shape, create);

    /// <summary>A whole number that an option needs.</summary>
    public long Size(string option, long value, long least = 1) => value >= least && value <= int.MaxValue
        ? value
        : throw Fault($"{option} is {value}; expected {least} to {int.MaxValue}");

    public Size2d Size(string option, Size2d value, long least = 1)
    {
        Size($"{option}'s height", value.Height, least);
        Size($"{option}'s width", value.Width, least);
        return value;
    }

    public double DropProbability(double value) => value is >= 0 and < 1
        ? value
        : throw Fault(string.Create(CultureInfo.InvariantCulture, $"probability is {value}; expected at least 0 and below 1"));

    public double Positive(string option, double value) => double.IsFinite(value) && value > 0
        ? value
        : throw Fault(string.Create(CultureInfo.InvariantCulture, $"{option} is {value}; expected a number above 0"));

    /// <summary>A size that the last layer with a size may leave out.</summary>
    public long SizeOrOutput(string option, long? value) => value is { } size
        ? Size(option, size)
        : OutputSize ?? throw Fault($"{option} is missing; only the last layer with a size may leave it out, to take that of the output");

    public void RequireRank(int rank, string expected) => Require(Shape.Length == rank, $"takes {expected}");

    public void Require(bool fits, string takes)
    {
        if (!fits)
        {
            throw Misfit(takes);
        }
    }

    /// <summary>An option is at fault.</summary>
    public ArgumentException Fault(string what) => new($"{Name}: {what}.");

    /// <summary>The layer and what reaches it do not fit.</summary>
    public NetworkShapeException Misfit(string takes) => new($"{Name} {takes}, but gets {Text(Shape)} an example.");
}
