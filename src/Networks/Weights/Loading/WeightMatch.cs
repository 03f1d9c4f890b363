using System.IO.Enumeration;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>Which entry of a file goes into which tensor of a network.</summary>
internal sealed class WeightMatch
{
    private const string Counter = "num_batches_tracked";

    private readonly Dictionary<string, Tensor> own;
    private readonly IReadOnlyDictionary<string, StoredTensor> stored;

    private WeightMatch(Dictionary<string, Tensor> own, IReadOnlyDictionary<string, StoredTensor> stored, WeightLoadReport report)
    {
        (this.own, this.stored) = (own, stored);
        Report = report;
    }

    public WeightLoadReport Report { get; }

    /// <exception cref="NetworkStateException">They do not fit.</exception>
    public static WeightMatch Of(Dictionary<string, Tensor> own, IReadOnlyDictionary<string, StoredTensor> file, WeightLoading options, string fileName)
    {
        var stored = Left(Renamed(file, options.Rename), own, options.Removed);
        CheckPatterns(options.Skip, [.. own.Keys, .. stored.Keys], fileName);
        bool IsSkipped(string path) => options.Skip.Any(pattern => Matches(pattern, path));

        var sorted = Sort(own, stored, IsSkipped);
        var found = sorted.Loaded.ToHashSet(StringComparer.Ordinal);
        string[] missing = sorted.Missing.Count == 0 ? [] : [.. sorted.Missing.Intersect(TiedEntries.Missing(own, found.Contains))];
        string[] unexpected = [.. stored.Keys.Where(name => !own.ContainsKey(name) && !IsSkipped(name))];
        var conflicting = TiedEntries.Conflicts(own, found.Contains, (first, other) => TiedEntries.Agree(stored[first], stored[other]));
        var fault = conflicting.Length > 0
            || (sorted.Misshapen.Count > 0 && !options.SkipMisshapen)
            || (options.Strict && missing.Length + unexpected.Length > 0)
            || (found.Count == 0 && own.Count > sorted.Skipped.Count);
        return fault
            ? throw new NetworkStateException(missing, unexpected, [.. sorted.Misshapen], conflicting, own.Keys, fileName)
            : new WeightMatch(
                own, stored, new WeightLoadReport(sorted.Loaded, [.. missing, .. sorted.Tolerated], unexpected, sorted.Misshapen, sorted.Skipped));
    }

    /// <summary>Reads what was matched into the network.</summary>
    public void Read()
    {
        foreach (var path in Report.Loaded)
        {
            stored[path].ReadInto(own[path]);
        }
    }

    /// <summary>The network's paths by what becomes of each.</summary>
    private static Sorted Sort(Dictionary<string, Tensor> own, IReadOnlyDictionary<string, StoredTensor> stored, Func<string, bool> isSkipped)
    {
        var knowsCounters = stored.Keys.Any(IsCounter);
        var sorted = new Sorted([], [], [], [], []);
        foreach (var (path, tensor) in own)
        {
            if (isSkipped(path))
            {
                sorted.Skipped.Add(path);
            }
            else if (!stored.TryGetValue(path, out var given))
            {
                (IsCounter(path) && !knowsCounters ? sorted.Tolerated : sorted.Missing).Add(path);
            }
            else if (Difference(given, tensor) is { } difference)
            {
                sorted.Misshapen.Add($"{path} is {difference}");
            }
            else
            {
                sorted.Loaded.Add(path);
            }
        }

        return sorted;
    }

    private static bool IsCounter(string path) => path == Counter || path.EndsWith($".{Counter}", StringComparison.Ordinal);

    private static bool Matches(string pattern, string path) => FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);

    private static string? Difference(StoredTensor stored, Tensor own)
    {
        if (!own.shape.AsSpan().SequenceEqual(stored.ShapeSpan))
        {
            return $"{StoredShape.Text(stored.Shape)}, expected {StoredShape.Text(own.shape)}";
        }

        return is_complex(stored.Type) && !is_complex(own.dtype) ? $"{stored.Type}, expected {own.dtype}" : null;
    }

    private static IReadOnlyDictionary<string, StoredTensor> Renamed(IReadOnlyDictionary<string, StoredTensor> file, IReadOnlyList<WeightRenaming> rules)
    {
        if (rules.Count == 0)
        {
            return file;
        }

        var renamed = new OrderedDictionary<string, StoredTensor>(StringComparer.Ordinal);
        foreach (var (name, tensor) in file)
        {
            var path = rules.Aggregate(name, (current, rule) => rule.Apply(current));
            if (!renamed.TryAdd(path, tensor))
            {
                throw new ArgumentException($"The renaming rules make '{path}' of more than one entry of the file, the last of them '{name}'.", nameof(rules));
            }
        }

        return renamed;
    }

    private static IReadOnlyDictionary<string, StoredTensor> Left(
        IReadOnlyDictionary<string, StoredTensor> stored, Dictionary<string, Tensor> own, IReadOnlyList<string> removed) => removed.Count == 0
        ? stored
        : new OrderedDictionary<string, StoredTensor>(
            stored.Where(entry => own.ContainsKey(entry.Key) || !removed.Any(layer => entry.Key.StartsWith($"{layer}.", StringComparison.Ordinal))),
            StringComparer.Ordinal);

    // A pattern that matches nothing is a slip of the pen: what it should keep would be overwritten.
    private static void CheckPatterns(IReadOnlyList<string> patterns, List<string> names, string fileName)
    {
        foreach (var pattern in patterns)
        {
            if (!names.Exists(name => Matches(pattern, name)))
            {
                throw new ArgumentException($"The pattern '{pattern}' of what to skip matches no entry, neither of the network nor of '{fileName}'.{NameSuggestion.For(pattern, names)}", nameof(patterns));
            }
        }
    }

    private sealed record Sorted(List<string> Loaded, List<string> Missing, List<string> Tolerated, List<string> Misshapen, List<string> Skipped);
}
