using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>A way to give a tensor its first values; see <see cref="Initializers"/>.</summary>
public sealed class Initializer
{
    private readonly string text;
    private readonly Action<Tensor> fill;
    private readonly Func<long[], string?> expectation;
    private readonly bool anyType;

    /// <param name="text">Name and options, for messages.</param>
    /// <param name="fill">Fills a contiguous tensor on the CPU, in place.</param>
    /// <param name="expectation">Says which shape is expected where this one cannot be filled.</param>
    /// <param name="anyType">Whether integers can be filled, too.</param>
    internal Initializer(string text, Action<Tensor> fill, Func<long[], string?>? expectation = null, bool anyType = false)
    {
        this.text = text;
        this.fill = fill;
        this.expectation = expectation ?? (_ => null);
        this.anyType = anyType;
    }

    /// <summary>Fills a tensor in place. Gradients do not see it; the random numbers of the process are left alone.</summary>
    /// <remarks>
    /// With a fresh <c>new RandomStream(seed)</c> a float32 tensor gets the numbers that PyTorch's <c>torch.nn.init</c> draws after
    /// <c>torch.manual_seed(seed)</c>, on whatever device it is.
    /// </remarks>
    /// <param name="tensor">The tensor.</param>
    /// <param name="randomness">Where the random numbers come from.</param>
    /// <returns>The tensor given.</returns>
    /// <exception cref="ArgumentException">It cannot fill a tensor of this shape or type; the message says which it can.</exception>
    public Tensor Fill(Tensor tensor, RandomStream randomness)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(randomness);
        if (FaultOf(tensor) is { } fault)
        {
            throw new ArgumentException($"{text} {fault}.", nameof(tensor));
        }

        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        if (tensor.device_type == DeviceType.CPU && tensor.is_contiguous())
        {
            randomness.Run(() => fill(tensor));
            return tensor;
        }

        // The stream's numbers are the CPU's, and in the order of the elements.
        var values = tensor.detach().cpu().contiguous().clone();
        randomness.Run(() => fill(values));
        tensor.copy_(values);
        return tensor;
    }

    /// <summary>Name and options: <c>XavierUniform(gain: 1)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => text;

    /// <summary>What keeps this from filling a tensor: <c>expects …, but got …</c>; null where nothing does.</summary>
    internal string? FaultOf(Tensor tensor)
    {
        var shape = tensor.shape;
        return expectation(shape) is { } expected ? $"expects {expected}, but got [{string.Join(", ", shape)}]"
            : anyType || tensor.is_floating_point() ? null
            : $"expects floating-point numbers, but got {tensor.dtype}";
    }
}
