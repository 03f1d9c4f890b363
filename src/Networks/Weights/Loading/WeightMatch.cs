using System.IO.Enumeration;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>Which entry of a file goes into which tensor of a network.</summary>
internal sealed class WeightMatch
{
    private const string Counter = "num_batches_tracked";

    private WeightMatch(List<(Tensor Own, StoredTensor Stored)> pairs, WeightLoadReport report)
    {
        Pairs = pairs;
        Report = report;
    }

    public IReadOnlyList<(Tensor Own, StoredTensor Stored)> Pairs { get; }

    public WeightLoadReport Report { get; }

    /// <exception cref="NetworkStateException">They do not fit.</exception>
    public static WeightMatch Of(Dictionary<string, Tensor> own, IReadOnlyDictionary<string, StoredTensor> file, WeightLoading options, string fileName)
    {
        var stored = Renamed(file, options.Rename);
        CheckPatterns(options.Skip, [.. own.Keys, .. stored.Keys], fileName);
        bool IsSkipped(string path) => options.Skip.Any(pattern => Matches(pattern, path));

        var knowsCounters = stored.Keys.Any(IsCounter);
        List<(Tensor, StoredTensor)> pairs = [];
        List<string> loaded = [], missing = [], tolerated = [], misshapen = [], skipped = [];
        foreach (var (path, tensor) in own)
        {
            if (IsSkipped(path))
            {
                skipped.Add(path);
            }
            else if (!stored.TryGetValue(path, out var given))
            {
                (IsCounter(path) && !knowsCounters ? tolerated : missing).Add(path);
            }
            else if (Difference(given, tensor) is { } difference)
            {
                misshapen.Add($"{path} is {difference}");
            }
            else
            {
                loaded.Add(path);
                pairs.Add((tensor, given));
            }
        }

        string[] unexpected = [.. stored.Keys.Where(name => !own.ContainsKey(name) && !IsSkipped(name))];
        var fault = (misshapen.Count > 0 && !options.SkipMisshapen) || (options.Strict && missing.Count + unexpected.Length > 0) || (pairs.Count == 0 && own.Count > skipped.Count);
        return fault
            ? throw new NetworkStateException([.. missing], unexpected, [.. misshapen], [], own.Keys, fileName)
            : new WeightMatch(pairs, new WeightLoadReport(loaded, [.. missing, .. tolerated], unexpected, misshapen, skipped));
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
}
