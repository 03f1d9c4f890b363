namespace MLNetTorch.Networks;

/// <summary>Cures for weights that do not fit, where the names tell what is meant.</summary>
internal static class WeightHints
{
    public static IEnumerable<string> For(string[] missing, string[] unexpected, string[] misshapen)
    {
        if (Prefix(unexpected, missing) is { } removable)
        {
            yield return $"The file's names begin with '{removable}': set {nameof(WeightLoading.Rename)} = [{nameof(WeightRenaming)}.{nameof(WeightRenaming.RemovePrefix)}(\"{removable}\")].";
        }

        if (misshapen.Length > 0)
        {
            var layers = misshapen.Select(entry => entry[..entry.IndexOf(' ', StringComparison.Ordinal)])
                .Select(path => path.LastIndexOf('.') is > 0 and var dot ? $"\"{path[..dot]}.*\"" : $"\"{path}\"").Distinct().Take(3);
            yield return $"To leave the entries of another shape as they are, as a new head should be, set {nameof(WeightLoading.Skip)} = [{string.Join(", ", layers)}], "
                + $"or set {nameof(WeightLoading.SkipMisshapen)} = true.";
        }
    }

    /// <summary>The beginning that all unexpected names have before what some missing one is called.</summary>
    private static string? Prefix(string[] unexpected, string[] missing)
    {
        if (unexpected.Length == 0 || missing.Length == 0)
        {
            return null;
        }

        var longest = missing.Where(path => unexpected[0].EndsWith($".{path}", StringComparison.Ordinal)).MaxBy(path => path.Length);
        var prefix = longest is null ? null : unexpected[0][..^longest.Length];
        return prefix is not null && unexpected.All(name => name.StartsWith(prefix, StringComparison.Ordinal)) ? prefix : null;
    }
}
