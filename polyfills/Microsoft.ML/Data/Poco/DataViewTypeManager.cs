using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The column types that packages beside the core register for types of their own, such as images.</summary>
public static class DataViewTypeManager
{
    private static readonly Lock Gate = new();
    private static readonly List<(Type Type, DataViewTypeAttribute Attribute, DataViewType ColumnType)> Known = [];

    public static void Register(DataViewType dataViewType, Type type, DataViewTypeAttribute typeAttribute = null)
    {
        Checks.NotNull(dataViewType, nameof(dataViewType));
        Checks.NotNull(type, nameof(type));
        if (DataViewTypes.PrimitiveOrNull(type) != null)
            throw new ArgumentOutOfRangeException(nameof(type), $"Type {type} has been registered as ML.NET's default supported type, so it can't not be registered again.");
        lock (Gate)
        {
            DataViewType existing = FindOrNull(type, [typeAttribute]);
            if (existing is null)
                Known.Add((type, typeAttribute, dataViewType));
            else if (!existing.Equals(dataViewType))
                throw new ArgumentOutOfRangeException(nameof(type), $"Repeated type register. The Type {type} has been associated with {existing} so it cannot be associated with {dataViewType}.");
        }
    }

    /// <summary>Whether exactly this column type was registered.</summary>
    internal static bool Knows(DataViewType type)
    {
        lock (Gate)
            return Known.Exists(known => known.ColumnType.Equals(type));
    }

    /// <summary>The column type registered for a type with one of the given attributes, or with none; null where there is none.</summary>
    internal static DataViewType FindOrNull(Type type, IEnumerable<Attribute> attributes)
    {
        DataViewTypeAttribute attribute = attributes.OfType<DataViewTypeAttribute>().FirstOrDefault();
        lock (Gate)
            return Known.Find(known => known.Type == type && (known.Attribute?.Equals(attribute) ?? attribute is null)).ColumnType;
    }
}
