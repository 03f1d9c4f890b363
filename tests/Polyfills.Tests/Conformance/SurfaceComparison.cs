using MLNetTorch.ApiListing;

namespace MLNetTorch.Polyfills.Tests.Conformance;

/// <summary>What of a polyfill's public surface does not stand in an official listing.</summary>
internal static class SurfaceComparison
{
    /// <summary>The lines of <paramref name="polyfill"/> that <paramref name="official"/> does not have, to the letter.</summary>
    public static IEnumerable<string> Strays(OfficialListing polyfill, OfficialListing official) =>
        polyfill.Types.Values.SelectMany(ours => official.Types.TryGetValue(ours.Name, out var theirs)
            ? TypeStrays(ours, theirs).Concat(ours.Members.Except(theirs.Members))
            : [$"type {ours.Line}"]);

    /// <summary>
    /// The lines of <paramref name="polyfill"/> that code could not use unchanged with a later official version: there, parameters
    /// were renamed, members moved up to base classes, and nullability was marked in more places.
    /// </summary>
    public static IEnumerable<string> StraysInLaterVersion(OfficialListing polyfill, OfficialListing later) =>
        polyfill.Types.Values.SelectMany(ours => later.Types.TryGetValue(ours.Name, out var theirs)
            ? LaterStrays(ours, theirs, later)
            : [$"type {ours.Line}"]);

    // A polyfill may leave out an interface whose types it leaves out; it may never add one, nor derive from another class.
    private static IEnumerable<string> TypeStrays(ListedType ours, ListedType theirs)
    {
        if (ours.Modifiers != theirs.Modifiers)
        {
            yield return $"type {ours.Line}: official is [{theirs.Modifiers}]";
        }

        foreach (var name in ours.Bases.Except(theirs.Bases))
        {
            yield return $"type {ours.Line}: officially no {name}";
        }
    }

    private static IEnumerable<string> LaterStrays(ListedType ours, ListedType theirs, OfficialListing later)
    {
        var usable = new HashSet<string>(StringComparer.Ordinal);
        for (var type = theirs; type is not null; type = later.BaseOf(type))
        {
            usable.UnionWith(type.Members.Select(member => LaterVersion.Normalize(member, type.Name)));
        }

        return ours.Members.Where(member => !LaterVersion.Variants(LaterVersion.Normalize(member, ours.Name)).Any(usable.Contains));
    }
}
