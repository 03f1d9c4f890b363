using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>A place in a module's memory that refers to one of its layers.</summary>
/// <param name="Where">For messages: <c>the field 'fc'</c>.</param>
/// <param name="Field">The name of the field, or the one that it is registered under; null for a place within a list.</param>
/// <param name="Accepts">The type that the place is declared as.</param>
/// <param name="Put">Makes it refer to another layer.</param>
internal sealed record ChildHolder(string Where, string? Field, Type Accepts, Action<Module> Put);
