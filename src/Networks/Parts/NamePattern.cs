using System.IO.Enumeration;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Parameters by a pattern of their paths: <c>*</c> for any characters, <c>?</c> for one.</summary>
internal static class NamePattern
{
    public static bool Matches(string pattern, string path) => FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);

    /// <exception cref="NetworkPartException">None matches.</exception>
    public static IReadOnlyList<ParameterPlaces> Matching(Module network, IReadOnlyList<ParameterPlaces> all, string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        List<ParameterPlaces> found = [.. all.Where(entry => entry.Places.Any(place => Matches(pattern, place.Path)))];
        return found.Count > 0 ? found : throw NoMatch(network, all, pattern);
    }

    private static NetworkPartException NoMatch(Module network, IReadOnlyList<ParameterPlaces> all, string pattern)
    {
        string[] paths = [.. all.SelectMany(entry => entry.Places.Select(place => place.Path))];
        var kind = ShapeFault.Kind(network);
        if (paths.Any(path => path.StartsWith($"{pattern}.", StringComparison.Ordinal)))
        {
            return new NetworkPartException($"The pattern '{pattern}' fits no parameter of {kind}: it is a layer. Did you mean '{pattern}.*'?");
        }

        // A pattern with a star is compared with the beginnings of the paths, too.
        string[] known = pattern.EndsWith(".*", StringComparison.Ordinal)
            ? [.. paths.SelectMany(Layers).Distinct().Select(layer => $"{layer}.*")]
            : paths;
        return new NetworkPartException(
            $"The pattern '{pattern}' fits no parameter of {kind}.{NameSuggestion.For(pattern, known)} "
            + (paths.Length == 0 ? "It has no parameters." : $"Its parameters: {PartFault.Names(paths)}."));
    }

    private static IEnumerable<string> Layers(string path)
    {
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = path.IndexOf('.', dot + 1))
        {
            yield return path[..dot];
        }
    }
}
