namespace MLNetTorch.Networks;

/// <summary>Where a parameter stands.</summary>
internal sealed record ParameterPlace(LayerPath Layer, string Name)
{
    public string Path { get; } = Layer.Path.Length == 0 ? Name : $"{Layer.Path}.{Name}";
}
