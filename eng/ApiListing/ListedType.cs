namespace MLNetTorch.ApiListing;

/// <summary>A type of a listing.</summary>
public sealed class ListedType
{
    /// <summary>Reads <c>Full.Name [kind modifiers] : bases</c>.</summary>
    public ListedType(string line)
    {
        Line = line;
        var bracket = line.IndexOf(" [", StringComparison.Ordinal);
        var head = line[..bracket];
        // A delegate's line goes on with its parameters.
        var parameters = head.IndexOf('(', StringComparison.Ordinal);
        Name = WithoutVariance(parameters < 0 ? head : head[..parameters]);
        var end = line.IndexOf(']', bracket);
        Modifiers = line[(bracket + 2)..end];
        Kind = Modifiers.Split(' ')[0];
        var rest = line[(end + 1)..].Split(" where ")[0];
        Bases = rest.StartsWith(" : ", StringComparison.Ordinal) ? SplitTopLevel(rest[3..]) : [];
    }

    /// <summary>The whole line.</summary>
    public string Line { get; }

    /// <summary>Namespace, declaring types, name and type parameters.</summary>
    public string Name { get; }

    /// <summary>class, struct, interface, enum or delegate.</summary>
    public string Kind { get; }

    /// <summary>The kind with its modifiers.</summary>
    public string Modifiers { get; }

    /// <summary>The base class and the interfaces.</summary>
    public IReadOnlyList<string> Bases { get; }

    /// <summary>The members' lines.</summary>
    public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

    private static string WithoutVariance(string name) =>
        name.Replace("<out ", "<", StringComparison.Ordinal).Replace("<in ", "<", StringComparison.Ordinal)
            .Replace(", out ", ", ", StringComparison.Ordinal).Replace(", in ", ", ", StringComparison.Ordinal);

    internal static List<string> SplitTopLevel(string list)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (var i = 0; i < list.Length; i++)
        {
            depth += list[i] switch { '<' or '(' => 1, '>' or ')' => -1, _ => 0 };
            if (list[i] == ',' && depth == 0)
            {
                parts.Add(list[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(list[start..].Trim());
        return parts;
    }
}
