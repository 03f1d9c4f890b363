using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The members of a user's row class that are columns, and the column types they stand for.</summary>
internal static class PocoMembers
{
    public static IEnumerable<MemberInfo> Of(Type userType, SchemaDefinition.Direction direction)
    {
        Checks.NotNull(userType, nameof(userType));
        bool reads = direction.HasFlag(SchemaDefinition.Direction.Read);
        bool writes = direction.HasFlag(SchemaDefinition.Direction.Write);
        IEnumerable<PropertyInfo> properties = userType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Where(property => (reads && property.GetGetMethod() != null) || (writes && property.GetSetMethod() != null));
        return userType.GetFields(BindingFlags.Public | BindingFlags.Instance).Concat<MemberInfo>(properties);
    }

    public static bool IsColumn(MemberInfo member)
        => TypeOf(member) != typeof(IChannel)
        && member is not FieldInfo { IsLiteral: true }
        && member.GetCustomAttribute<NoColumnAttribute>() is null;

    public static MemberInfo Find(Type userType, string name)
        => (MemberInfo)userType.GetField(name) ?? userType.GetProperty(name);

    public static Type TypeOf(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    /// <summary>The type of one value as columns hold it: arrays and buffers are vectors, strings are text.</summary>
    public static Type ItemTypeOf(MemberInfo member, out bool isVector)
    {
        Type type = TypeOf(member);
        Type item = type.IsArray ? type.GetElementType()
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>) ? type.GetGenericArguments()[0]
            : null;
        isVector = item != null;
        item ??= type;
        if (item == typeof(string))
            item = typeof(ReadOnlyMemory<char>);
        if (DataViewTypes.PrimitiveOrNull(item) is null && RegisteredTypeOf(member, item) is null)
            throw new ArgumentOutOfRangeException("rawType", $"Could not determine an IDataView type and registered custom types for member {member.Name}");
        return item;
    }

    public static DataViewType ColumnTypeOf(MemberInfo member)
    {
        foreach (DataViewTypeAttribute attribute in member.GetCustomAttributes<DataViewTypeAttribute>())
            attribute.Register();
        Type item = ItemTypeOf(member, out bool isVector);
        if (RegisteredTypeOf(member, item) is DataViewType registered)
            return registered;
        PrimitiveDataViewType itemType = DataViewTypes.PrimitiveOrNull(item);
        if (member.GetCustomAttribute<KeyTypeAttribute>() is KeyTypeAttribute key)
        {
            Checks.Param(KeyDataViewType.IsValidDataType(item), "userType",
                $"Member {member.Name} marked with KeyType attribute, but does not appear to be a valid kind of data for a key type");
            itemType = new KeyDataViewType(item, key.Count);
        }

        var vector = member.GetCustomAttribute<VectorTypeAttribute>();
        Checks.Param(vector is null || isVector, "userType",
            $"Member {member.Name} marked with {nameof(VectorTypeAttribute)}, but does not appear to be a vector type");
        if (!isVector)
            return itemType;
        return vector?.Dimensions is { Length: > 0 } dimensions ? new VectorDataViewType(itemType, dimensions) : new VectorDataViewType(itemType);
    }

    private static DataViewType RegisteredTypeOf(MemberInfo member, Type item)
        => DataViewTypeManager.FindOrNull(item, member.GetCustomAttributes());
}
