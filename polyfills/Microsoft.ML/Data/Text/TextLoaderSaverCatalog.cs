using System.Reflection;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public static class TextLoaderSaverCatalog
{
    public static TextLoader CreateTextLoader(
        this DataOperationsCatalog catalog, TextLoader.Column[] columns, char separatorChar = '\t', bool hasHeader = false,
        IMultiStreamSource dataSample = null, bool allowQuoting = false, bool trimWhitespace = false, bool allowSparse = false)
        => new(catalog.Environment, Options(columns, separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse), dataSample);

    public static TextLoader CreateTextLoader(this DataOperationsCatalog catalog, TextLoader.Options options, IMultiStreamSource dataSample = null)
        => new(catalog.Environment, options, dataSample);

    public static TextLoader CreateTextLoader<TInput>(
        this DataOperationsCatalog catalog, char separatorChar = '\t', bool hasHeader = false,
        IMultiStreamSource dataSample = null, bool allowQuoting = false, bool trimWhitespace = false, bool allowSparse = false)
        => catalog.CreateTextLoader(ColumnsOf(typeof(TInput)), separatorChar, hasHeader, dataSample, allowQuoting, trimWhitespace, allowSparse);

    public static TextLoader CreateTextLoader<TInput>(this DataOperationsCatalog catalog, TextLoader.Options options, IMultiStreamSource dataSample = null)
    {
        options ??= new TextLoader.Options();
        options.Columns = ColumnsOf(typeof(TInput));
        return new TextLoader(catalog.Environment, options, dataSample);
    }

    public static IDataView LoadFromTextFile(
        this DataOperationsCatalog catalog, string path, TextLoader.Column[] columns, char separatorChar = '\t', bool hasHeader = false,
        bool allowQuoting = false, bool trimWhitespace = false, bool allowSparse = false)
    {
        CheckPath(path);
        return catalog.CreateTextLoader(columns, separatorChar, hasHeader, null, allowQuoting, trimWhitespace, allowSparse).Load(new MultiFileSource(path));
    }

    public static IDataView LoadFromTextFile(this DataOperationsCatalog catalog, string path, TextLoader.Options options = null)
    {
        CheckPath(path);
        var source = new MultiFileSource(path);
        return catalog.CreateTextLoader(options, source).Load(source);
    }

    public static IDataView LoadFromTextFile<TInput>(
        this DataOperationsCatalog catalog, string path, char separatorChar = '\t', bool hasHeader = false,
        bool allowQuoting = false, bool trimWhitespace = false, bool allowSparse = false)
    {
        CheckPath(path);
        return catalog.CreateTextLoader<TInput>(separatorChar, hasHeader, null, allowQuoting, trimWhitespace, allowSparse).Load(new MultiFileSource(path));
    }

    public static IDataView LoadFromTextFile<TInput>(this DataOperationsCatalog catalog, string path, TextLoader.Options options)
    {
        CheckPath(path);
        return catalog.CreateTextLoader<TInput>(options).Load(new MultiFileSource(path));
    }

    private static TextLoader.Options Options(TextLoader.Column[] columns, char separator, bool hasHeader, bool allowQuoting, bool trimWhitespace, bool allowSparse)
        => new()
        {
            Columns = columns,
            Separators = [separator],
            HasHeader = hasHeader,
            AllowQuoting = allowQuoting,
            TrimWhitespace = trimWhitespace,
            AllowSparse = allowSparse,
        };

    private static TextLoader.Column[] ColumnsOf(Type type)
    {
        MemberInfo[] members = PocoMembers.Of(type, SchemaDefinition.Direction.Read).ToArray();
        Checks.Param(members.Length > 0, "TInput", "Should define at least one public, readable field or property in TInput.");
        return Array.ConvertAll(members, ColumnOf);
    }

    private static TextLoader.Column ColumnOf(MemberInfo member)
    {
        LoadColumnAttribute source = member.GetCustomAttribute<LoadColumnAttribute>()
            ?? throw new InvalidOperationException($"{(member is FieldInfo ? "Field" : "Property")} '{member.Name}' is missing the {nameof(LoadColumnAttribute)} attribute");
        Type type = PocoMembers.TypeOf(member);
        Type item = type.IsArray ? type.GetElementType() : type;
        item = item == typeof(string) ? typeof(ReadOnlyMemory<char>) : item;
        DataKind kind = Enum.GetValues<DataKind>().FirstOrDefault(kind => DataViewTypes.RawTypeOf(kind) == item);
        Checks.State(kind != 0, $"{(member is FieldInfo ? "Field" : "Property")} {member.Name} is of unsupported type.");
        return new TextLoader.Column(
            member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name,
            kind,
            source.Sources,
            member.GetCustomAttribute<KeyTypeAttribute>() is KeyTypeAttribute key ? new KeyCount(key.Count) : null);
    }

    private static void CheckPath(string path)
    {
        Checks.NotEmpty(path, nameof(path));
        Checks.Param(File.Exists(path) || new MultiFileSource(path) is { Count: > 0 } source && File.Exists(source.GetPathOrNull(0)), nameof(path),
            $"File or directory does not exist at path: {path}");
    }
}
