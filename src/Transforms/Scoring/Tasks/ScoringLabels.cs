using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>The classes of a classifier, as the label column of its training data had them.</summary>
/// <param name="KeyType">The type of the label and so of the prediction: raw type and number of classes.</param>
/// <param name="Names">One name a class, in the order of the class indices.</param>
/// <param name="ValueType">The type of the key's values; null where the label had none.</param>
/// <param name="Values">The key's values, an array of <paramref name="ValueType"/>'s raw type; null where the label had none.</param>
public sealed record ScoringLabels(KeyDataViewType KeyType, IReadOnlyList<string> Names, PrimitiveDataViewType? ValueType, Array? Values)
{
    /// <summary>The number of classes.</summary>
    public int Count => Names.Count;

    /// <summary>Classes named by their number, "0", "1", …</summary>
    /// <param name="type">The key type.</param>
    /// <returns>Labels without key values.</returns>
    public static ScoringLabels Numbered(KeyDataViewType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new(type, [.. Enumerable.Range(0, checked((int)type.Count)).Select(each => LabelColumn.Text(each))], null, null);
    }
}
