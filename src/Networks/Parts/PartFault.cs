using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Puts into words why a path leads nowhere.</summary>
internal static class PartFault
{
    private const int MostNames = 20;

    public static NetworkPartException NoLayer(Module network, string path)
    {
        var walk = PartWalk.Along(network, path);
        if (PartWalk.ParameterAt(network, path) is not null || PartWalk.BufferAt(network, path) is not null)
        {
            var kind = PartWalk.ParameterAt(network, path) is not null ? "parameter" : "buffer";
            return new NetworkPartException(
                $"{Kind(network)} has no layer '{path}': that is a {kind} of {Name(walk)}. Take it by {Capital(kind)}(\"{path}\").");
        }

        return new NetworkPartException($"{Kind(network)} has no layer '{path}': {Name(walk)} has no part '{First(walk.Rest)}'.{Parts(walk)}");
    }

    public static NetworkPartException NoTensor(
        Module network, string path, string kind, Func<Module, IEnumerable<(string Name, Tensor Tensor)>> list)
    {
        var walk = PartWalk.Along(network, path);
        if (walk.Rest.Length == 0)
        {
            return new NetworkPartException(
                $"{Kind(network)} has no {kind} '{path}': that is a layer ({Kind(walk.Module)}). {Held(walk, kind, list)}");
        }

        if (walk.Rest.Contains('.', StringComparison.Ordinal))
        {
            return new NetworkPartException($"{Kind(network)} has no {kind} '{path}': {Name(walk)} has no part '{First(walk.Rest)}'.{Parts(walk)}");
        }

        string[] known = [.. list(walk.Module).Select(entry => entry.Name), .. walk.Module.named_children().Select(child => child.name)];
        return new NetworkPartException(
            $"{Kind(network)} has no {kind} '{path}': {Name(walk)} has no {kind} '{walk.Rest}'.{NameSuggestion.For(walk.Rest, known)} {Held(walk, kind, list)}");
    }

    /// <summary>Names for a message, not all where they are many.</summary>
    public static string Names(IReadOnlyCollection<string> names) => names.Count <= MostNames
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";

    public static string Name(PartWalk walk) => walk.Passed.Count == 1 ? "the network itself" : $"'{walk.Passed[^1].Path}' ({Kind(walk.Module)})";

    private static string Parts(PartWalk walk)
    {
        string[] names = [.. walk.Module.named_children().Select(child => child.name)];
        return names.Length == 0 ? " It has no parts." : $"{NameSuggestion.For(First(walk.Rest), names)} It has: {Names(names)}.";
    }

    private static string Held(PartWalk walk, string kind, Func<Module, IEnumerable<(string Name, Tensor Tensor)>> list)
    {
        string[] own = [.. list(walk.Module).Select(entry => entry.Name)];
        string[] parts = [.. walk.Module.named_children().Select(child => child.name)];
        return $"Its {kind}s: {(own.Length == 0 ? "none" : Names(own))}; its parts: {(parts.Length == 0 ? "none" : Names(parts))}.";
    }

    private static string First(string rest)
    {
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 || dot == rest.Length - 1 ? rest : rest[..dot];
    }

    private static string Kind(Module module) => ShapeFault.Kind(module);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
