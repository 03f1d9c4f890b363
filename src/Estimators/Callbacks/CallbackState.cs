using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>What a callback keeps in a checkpoint.</summary>
public sealed class CallbackState
{
    /// <summary>Numbers and texts.</summary>
    public JsonObject Values { get; init; } = [];

    /// <summary>
    /// Tensors by name. When saving, they are only read and stay the callback's. When loading, they are freed after
    /// <see cref="CallbackRun.Load"/>: copy what is kept.
    /// </summary>
    public IDictionary<string, Tensor> Tensors { get; init; } = new Dictionary<string, Tensor>(StringComparer.Ordinal);
}
