using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>The column that says which class a row is of: a key, as <c>MapValueToKey</c> makes it.</summary>
public static class LabelColumn
{
    private const string KeyValues = "KeyValues";
    private static readonly RawTypeCall ReadValues = new(typeof(LabelColumn), nameof(ValuesOf));

    /// <summary>The number of classes.</summary>
    /// <param name="schema">The data's schema.</param>
    /// <param name="column">The column's name.</param>
    /// <returns>The count of the key type.</returns>
    /// <exception cref="ArgumentException">The column is missing or no key.</exception>
    public static long CountOf(DataViewSchema schema, string column) => checked((long)TypeOf(schema, column).Count);

    /// <summary>The names of the classes: the key's values as text, or "0", "1", … where the key has none.</summary>
    /// <param name="schema">The data's schema.</param>
    /// <param name="column">The column's name.</param>
    /// <returns>One name a class, in the order of the class indices.</returns>
    /// <exception cref="ArgumentException">The column is missing or no key.</exception>
    public static IReadOnlyList<string> NamesOf(DataViewSchema schema, string column) => Read(schema, column).Names;

    /// <summary>Everything about the classes that a transformer needs to name its predictions.</summary>
    /// <param name="schema">The data's schema.</param>
    /// <param name="column">The column's name.</param>
    /// <returns>The key type, the names, and the key's values as they are.</returns>
    /// <exception cref="ArgumentException">The column is missing or no key.</exception>
    public static ScoringLabels Read(DataViewSchema schema, string column)
    {
        var type = TypeOf(schema, column);
        var label = schema[column];
        if (label.Annotations.Schema.GetColumnOrNull(KeyValues)?.Type is not VectorDataViewType { ItemType: PrimitiveDataViewType itemType })
            return ScoringLabels.Numbered(type);
        var values = (Array)ReadValues.Invoke(itemType.RawType, label)!;
        return (ulong)values.Length == type.Count
            ? new ScoringLabels(type, [.. values.Cast<object>().Select(Text)], itemType, values)
            : ScoringLabels.Numbered(type);
    }

    internal static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static KeyDataViewType TypeOf(DataViewSchema schema, string column)
    {
        var found = ColumnLookup.Find(schema, column, "label");
        if (found.Type is not KeyDataViewType key)
            throw new ArgumentException(
                $"The label column '{column}' is {found.Type}; a classifier needs a key, which numbers the classes. "
                + $"Append ml.Transforms.Conversion.MapValueToKey(\"{column}\") before the trainer.");
        return key.Count <= int.MaxValue
            ? key
            : throw new ArgumentException($"The label column '{column}' has {key.Count} classes; at most {int.MaxValue} are possible.");
    }

    private static T[] ValuesOf<T>(DataViewSchema.Column label)
    {
        VBuffer<T> values = default;
        label.Annotations.GetValue(KeyValues, ref values);
        return [.. values.DenseValues()];
    }
}
