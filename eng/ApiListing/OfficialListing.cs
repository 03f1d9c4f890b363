namespace MLNetTorch.ApiListing;

/// <summary>A listing read back: types by their full name, each with its own line and its members' lines.</summary>
public sealed class OfficialListing
{
    private readonly SortedDictionary<string, ListedType> types = new(StringComparer.Ordinal);

    /// <summary>The types, by their full name.</summary>
    public IReadOnlyDictionary<string, ListedType> Types => types;

    /// <summary>Reads a listing's lines. Comment lines and notes at the end of a line carry no signature and are left out.</summary>
    public static OfficialListing Parse(IEnumerable<string> lines)
    {
        var listing = new OfficialListing();
        ListedType current = null;
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#').Select(WithoutNote))
        {
            if (line[0] != ' ')
            {
                current = new ListedType(line);
                listing.types[current.Name] = current;
            }
            else
            {
                current.Members.Add(line.Trim());
            }
        }

        return listing;
    }

    /// <summary>The listing of an assembly.</summary>
    public static OfficialListing Of(string assembly)
    {
        using var text = new StringWriter();
        AssemblyListing.Write([assembly], [], text);
        return Parse(text.ToString().Split('\n'));
    }

    /// <summary>The part that concerns the types of <paramref name="other"/>, and the types they derive from.</summary>
    public OfficialListing Keep(OfficialListing other)
    {
        var kept = new OfficialListing();
        foreach (var type in types.Values.Where(type => other.types.ContainsKey(type.Name)))
        {
            for (var next = type; next != null && kept.types.TryAdd(next.Name, next); next = BaseOf(next))
            {
            }
        }

        return kept;
    }

    /// <summary>The listed type that <paramref name="type"/> derives from, if there is one.</summary>
    public ListedType BaseOf(ListedType type) => type.Bases.Select(Definition).FirstOrDefault(b => b is { Kind: "class" });

    /// <summary>Writes the listing.</summary>
    public void Write(TextWriter output)
    {
        foreach (var type in types.Values)
        {
            output.WriteLine(type.Line);
            foreach (var member in type.Members.Order(StringComparer.Ordinal))
            {
                output.WriteLine("  " + member);
            }
        }
    }

    // A base is written with its type arguments, its definition with its type parameters: both have the same name and count.
    private ListedType Definition(string reference) =>
        types.GetValueOrDefault(reference) ?? types.Values.FirstOrDefault(type => Shape(type.Name) == Shape(reference));

    private static string Shape(string name)
    {
        var open = name.IndexOf('<', StringComparison.Ordinal);
        return open < 0 ? name : $"{name[..open]}`{ListedType.SplitTopLevel(name[(open + 1)..^1]).Count}";
    }

    private static string WithoutNote(string line)
    {
        var note = line.IndexOf(" // ", StringComparison.Ordinal);
        return (note < 0 ? line : line[..note]).TrimEnd();
    }
}
