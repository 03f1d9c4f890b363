using System.Text.Json.Nodes;

namespace MLNetTorch.Transforms;

/// <summary>The state of a transformer as read from a model file.</summary>
/// <param name="Content">What the transformer wrote.</param>
/// <param name="Weights">The weights as a safetensors file; empty where there are none.</param>
public sealed record SavedState(JsonObject Content, ReadOnlyMemory<byte> Weights)
{
    /// <summary>What it is the state of, such as "classification".</summary>
    public string Kind { get; init; } = "";
}
