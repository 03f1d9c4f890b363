using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>Finds columns by name, with an error that helps.</summary>
public static class ColumnLookup
{
    private const int ListedColumns = 20;

    /// <summary>The column of that name, which must be there.</summary>
    /// <param name="schema">Where to look.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="role">What the column is for, as the error says it: "feature", "label", "input".</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentException">There is none: the message suggests a similar name and lists all.</exception>
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string role)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return schema.GetColumnOrNull(name)
            ?? throw new ArgumentException(Missing(name, role, [.. schema.Where(each => !each.IsHidden).Select(each => each.Name)]));
    }

    internal static string Missing(string name, string role, IReadOnlyList<string> columns)
    {
        var similar = columns.Where(each => Distance(name, each) <= Math.Max(2, name.Length / 3))
            .OrderBy(each => Distance(name, each)).FirstOrDefault();
        var suggestion = similar is null ? "" : $" Did you mean '{similar}'?";
        var listed = string.Join(", ", columns.Take(ListedColumns).Select(each => $"'{each}'"));
        var more = columns.Count > ListedColumns ? $" and {columns.Count - ListedColumns} more" : "";
        return $"The {role} column '{name}' is not in the data.{suggestion} The columns are: {listed}{more}.";
    }

    // Levenshtein's distance, upper and lower case taken as equal: the two commonest slips are a letter and a capital.
    private static int Distance(string left, string right)
    {
        var costs = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = costs[0];
            costs[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.Min(replace, 1 + Math.Min(costs[j], costs[j - 1]));
            }
        }
        return costs[right.Length];
    }
}
