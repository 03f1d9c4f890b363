using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace MLNetTorch.Networks;

/// <summary>Layers in a row. It never changes, and equals another list of equal layers. Write it as <c>[new Layer.ReLU(), new Layer.Linear(10)]</c>.</summary>
[CollectionBuilder(typeof(LayerList), nameof(Create))]
[JsonConverter(typeof(LayerListJson))]
public sealed class LayerList : IReadOnlyList<Layer>, IEquatable<LayerList>
{
    private readonly Layer[] layers;

    private LayerList(Layer[] layers) => this.layers = layers;

    /// <summary>How many layers there are.</summary>
    public int Count => layers.Length;

    internal OutputActivation OutputActivation => layers.Length == 0 ? OutputActivation.None : layers[^1].OutputActivation;

    /// <summary>A layer by its place.</summary>
    /// <param name="index">The place, from 0.</param>
    public Layer this[int index] => layers[index];

    /// <summary>Makes a list of layers; collection expressions call it.</summary>
    /// <param name="layers">The layers.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">A layer is null.</exception>
    public static LayerList Create(ReadOnlySpan<Layer> layers)
    {
        for (var i = 0; i < layers.Length; i++)
        {
            if (layers[i] is null)
            {
                throw new ArgumentException($"Layer {i} is null; expected a layer.", nameof(layers));
            }
        }

        return new LayerList(layers.ToArray());
    }

    /// <inheritdoc/>
    public IEnumerator<Layer> GetEnumerator() => ((IEnumerable<Layer>)layers).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(LayerList? other) => other is not null && layers.AsSpan().SequenceEqual(other.layers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LayerList);

    /// <inheritdoc/>
    public override int GetHashCode() => layers.Aggregate(layers.Length, HashCode.Combine);

    /// <summary>The layers as text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"[{string.Join<Layer>(", ", layers)}]";
}
