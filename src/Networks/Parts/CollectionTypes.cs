namespace MLNetTorch.Networks;

/// <summary>What collections are declared to hold.</summary>
internal static class CollectionTypes
{
    /// <summary>The type of a list's or an array's entries.</summary>
    public static Type ElementOf(Type list) => list.GetElementType() ?? Argument(list, typeof(IList<>), 0);

    /// <summary>The type of a dictionary's values.</summary>
    public static Type ValueOf(Type dictionary) => Argument(dictionary, typeof(IDictionary<,>), 1);

    private static Type Argument(Type collection, Type generic, int position) => collection.GetInterfaces()
        .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == generic)?.GetGenericArguments()[position] ?? typeof(object);
}
