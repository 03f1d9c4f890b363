namespace MLNetTorch.Networks;

/// <summary>Types as C# writes them, for messages.</summary>
internal static class TypeText
{
    public static string Of(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
        : type.Name;
}
