using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>A value on the way through a network.</summary>
/// <param name="Label">What a forward method called it by <see cref="TracingExtensions.Traced"/>; null for the output of a layer.</param>
/// <param name="Path">
/// The layer that gave it, such as <c>layer1.0.conv1</c>; for a labelled value the one whose forward method labelled it. Empty for the network itself.
/// </param>
/// <param name="Kind">The kind of that layer, such as <c>Conv2d</c>.</param>
/// <param name="Value">A detached copy, made at once: later layers may overwrite what they get. It belongs to the <see cref="ForwardTrace"/>.</param>
public sealed record TracedValue(string? Label, string Path, string Kind, Tensor Value)
{
    /// <summary>
    /// PyTorch's name of the operation that made it, such as <c>ReluBackward0</c>, where the forward method told it: printed as in training, though a trace
    /// runs without gradients.
    /// </summary>
    public string? Operation { get; init; }

    /// <summary>The label, or the layer's path and kind: <c>conv1 (Conv2d)</c>.</summary>
    public string Name => Label ?? (Path.Length == 0 ? Kind : $"{Path} ({Kind})");

    /// <summary>The name and the value as PyTorch prints it.</summary>
    /// <returns>One or several lines.</returns>
    public override string ToString() => $"{Name} {TensorText.OfTraced(Value, Operation)}";
}
