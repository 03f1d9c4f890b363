using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>Labels for values inside a forward method.</summary>
public static class TracingExtensions
{
    /// <summary>
    /// Shows a value to the <see cref="ForwardTrace"/> that runs the network on this thread. Without one nothing happens, at the cost of reading one field.
    /// </summary>
    /// <param name="value">The value; it is not changed.</param>
    /// <param name="label">Its name, such as <c>MaxPool conv1</c>.</param>
    /// <param name="operation">PyTorch's name of the operation that made it, such as <c>ReluBackward0</c>, to be printed with it; null for none.</param>
    /// <returns>The very same tensor.</returns>
    public static Tensor Traced(this Tensor value, string label, string? operation = null)
    {
        ForwardTrace.Current?.Label(value, label, operation);
        return value;
    }
}
