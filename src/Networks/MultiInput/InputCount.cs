namespace MLNetTorch.Networks;

/// <summary>Checks that a network gets as many inputs as it takes.</summary>
internal static class InputCount
{
    /// <param name="network">The builder or network, for the message.</param>
    /// <param name="shape">What it is asked for.</param>
    /// <param name="wanted">How many inputs it takes.</param>
    /// <exception cref="NetworkShapeException">The shape has another number of inputs.</exception>
    public static void Require(string network, NetworkShape shape, int wanted)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var given = shape.Inputs.Count;
        if (given != wanted)
        {
            throw new NetworkShapeException(
                $"{network} takes {wanted} inputs, but got {given}: {shape.InputText}. Name as many feature columns as it has inputs, in their order.");
        }
    }
}
