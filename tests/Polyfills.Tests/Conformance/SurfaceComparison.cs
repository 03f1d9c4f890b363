using MLNetTorch.ApiListing;

namespace MLNetTorch.Polyfills.Tests.Conformance;

/// <summary>What of a polyfill's public surface does not stand in an official listing.</summary>
internal static class SurfaceComparison
{
    /// <summary>The lines of <paramref name="polyfill"/> that <paramref name="official"/> does not have, to the letter.</summary>
    public static IEnumerable<string> Strays(OfficialListing polyfill, OfficialListing official) =>
        polyfill.Types.Values.SelectMany(type => Strays(type, official, member => [member]));

    /// <summary>The same against a later version, where parameters were renamed and members moved up to base classes.</summary>
    public static IEnumerable<string> StraysInLaterVersion(OfficialListing polyfill, OfficialListing later) =>
        polyfill.Types.Values.SelectMany(type => Strays(type, later, RenamedParameters.Variants));

    private static IEnumerable<string> Strays(ListedType ours, OfficialListing official, Func<string, IEnumerable<string>> variants)
    {
        if (!official.Types.TryGetValue(ours.Name, out var theirs))
        {
            return [$"type {ours.Line}"];
        }

        return TypeStrays(ours, theirs).Concat(ours.Members.Where(member => !variants(member).Any(theirs.Members.Contains)));
    }

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
}
