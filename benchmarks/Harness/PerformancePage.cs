namespace MLNetTorch.Benchmarks.Harness;

/// <summary>Puts measured tables into docs/performance.md, each between its own two marks: <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- end name --&gt;</c>.</summary>
internal static class PerformancePage
{
    private static readonly string File = Path.Combine("docs", "performance.md");

    /// <summary>Replaces what stands between the marks.</summary>
    /// <exception cref="InvalidDataException">The page has no such marks.</exception>
    public static void Put(string section, string markdown)
    {
        var page = System.IO.File.ReadAllText(File);
        var (begin, end) = ($"<!-- {section} -->", $"<!-- end {section} -->");
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidDataException($"{File} lacks the marks '{begin}' and '{end}' around the place of this table.");
        System.IO.File.WriteAllText(File, $"{page[..(from + begin.Length)]}\n{markdown.Trim()}\n{page[to..]}");
        Console.WriteLine($"wrote the section '{section}' of {File}");
    }
}
