namespace MLNetTorch.Networks;

/// <summary>
/// A network has no part of the name that was asked for, or the part cannot be handled as asked. The message names the deepest part that was found
/// and what it has.
/// </summary>
/// <param name="message">The message.</param>
public sealed class NetworkPartException(string message) : ArgumentException(message);
