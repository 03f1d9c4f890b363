using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>
/// The schema promises of an estimator (<see cref="IEstimator{TTransformer}.GetOutputSchema"/>): shapes of single columns,
/// and "the input's columns, with these added or replaced".
/// </summary>
/// <remarks>
/// ML.NET keeps the constructor of <see cref="SchemaShape.Column"/> to itself. A custom mapping without input columns hands
/// out the shape of any column that it is told to write, annotations included, so that is where ours come from.
/// </remarks>
public static class SchemaShapes
{
    private static readonly RawTypeCall MakeColumn = new(typeof(SchemaShapes), nameof(ColumnOf));
    private static readonly RawTypeCall MakeAnnotation = new(typeof(SchemaShapes), nameof(Annotate));

    /// <summary>The shape of one column.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="type">Its type: a scalar, a key, or a vector of either.</param>
    /// <param name="annotations">The kinds of its annotations with their types; null for none.</param>
    /// <returns>The shape.</returns>
    public static SchemaShape.Column Column(
        string name, DataViewType type, IEnumerable<KeyValuePair<string, DataViewType>>? annotations = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(type);
        return (SchemaShape.Column)MakeColumn.Invoke(type.RawType, name, type, annotations ?? [])!;
    }

    /// <summary>The shape of an actual column, its annotations included.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The shape.</returns>
    public static SchemaShape.Column Column(DataViewSchema.DetachedColumn column)
        => Column(column.Name, column.Type, AnnotationTypes(column.Annotations));

    /// <summary>The columns of <paramref name="input"/> with <paramref name="columns"/> put in place of their namesakes or at the end.</summary>
    /// <param name="input">What comes in.</param>
    /// <param name="columns">What is added or replaced.</param>
    /// <returns>A new shape.</returns>
    public static SchemaShape With(this SchemaShape input, params IEnumerable<SchemaShape.Column> columns)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(columns);
        var result = input.ToList();
        foreach (var column in columns)
        {
            var at = result.FindIndex(each => each.Name == column.Name);
            if (at < 0)
                result.Add(column);
            else
                result[at] = column;
        }
        return new SchemaShape(result);
    }

    /// <summary>Looks for a column by its name.</summary>
    /// <param name="input">Where to look.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="column">The column found.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(this SchemaShape input, string name, out SchemaShape.Column column)
    {
        ArgumentNullException.ThrowIfNull(input);
        column = input.FirstOrDefault(each => each.Name == name);
        return column.Name is not null;
    }

    /// <summary>The column of that name, which must be there.</summary>
    /// <param name="input">Where to look.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="role">What the column is for, as the error says it: "feature", "label", "input".</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentException">There is none: the message suggests a similar name and lists all.</exception>
    public static SchemaShape.Column Find(this SchemaShape input, string name, string role)
        => input.TryFind(name, out var column)
            ? column
            : throw new ArgumentException(ColumnLookup.Missing(name, role, [.. input.Select(each => each.Name)]));

    private static IEnumerable<KeyValuePair<string, DataViewType>> AnnotationTypes(DataViewSchema.Annotations? annotations)
        => annotations is null ? [] : annotations.Schema.Select(kind => KeyValuePair.Create(kind.Name, kind.Type));

    private static SchemaShape.Column ColumnOf<T>(
        string name, DataViewType type, IEnumerable<KeyValuePair<string, DataViewType>> annotations)
    {
        var definition = SchemaDefinition.Create(typeof(Holder<T>));
        var column = definition[0];
        column.ColumnName = name;
        column.ColumnType = type;
        foreach (var (kind, kindType) in annotations)
            MakeAnnotation.Invoke(kindType.RawType, column, kind, kindType);
        return new MLContext().Transforms
            .CustomMapping<NoColumns, Holder<T>>((_, _) => { }, null, null, definition)
            .GetOutputSchema(new SchemaShape([]))[0];
    }

    private static void Annotate<T>(SchemaDefinition.Column column, string kind, DataViewType type)
        => column.AddAnnotation<T>(kind, default!, type);

    private sealed class Holder<T>
    {
        public T Value { get; set; } = default!;
    }
}
