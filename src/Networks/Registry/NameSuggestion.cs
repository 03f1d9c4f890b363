namespace MLNetTorch.Networks;

/// <summary>"Did you mean": the known name closest to a misspelt one.</summary>
internal static class NameSuggestion
{
    /// <returns><c> Did you mean 'dropout'?</c> with a leading space, or nothing when no name is close.</returns>
    public static string For(string given, IEnumerable<string> known)
    {
        var (name, edits) = known
            .Select(name => (name, edits: Edits(given.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(candidate => candidate.edits)
            .FirstOrDefault((name: "", edits: int.MaxValue));
        return edits <= Math.Max(2, given.Length / 3) ? $" Did you mean '{name}'?" : "";
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
