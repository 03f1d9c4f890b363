using System.Globalization;

namespace MLNetTorch.Transforms;

/// <summary>The files of an image folder that were left out because they are no whole pictures.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="Named">The first of them, in the order in which their rows would have come.</param>
public sealed record SkippedImages(int Count, IReadOnlyList<SkippedImage> Named)
{
    /// <summary>How many, then a line for each that is named.</summary>
    /// <returns>Lines of text.</returns>
    public override string ToString() => string.Join(Environment.NewLine, Lines());

    internal IEnumerable<string> Lines()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"left out as bad pictures: {Count} {(Count == 1 ? "file" : "files")}");
        foreach (var image in Named)
            yield return $"  {image}";
        if (Named.Count > 0 && Named.Count < Count)
            yield return string.Create(CultureInfo.InvariantCulture, $"  and {Count - Named.Count} more");
    }
}
