namespace MLNetTorch.Networks;

/// <summary>A network and its input do not fit: the message names the layer, what it expects and what it would get.</summary>
/// <param name="message">The message.</param>
/// <param name="inner">What the layer threw, if it was run.</param>
public sealed class NetworkShapeException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
