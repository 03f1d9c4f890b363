namespace Microsoft.ML.Transforms;

/// <summary>Saves and loads the names of output and input columns.</summary>
internal static class ColumnPairs
{
    public static void Write(ModelSaveContext ctx, IReadOnlyList<(string Output, string Input)> pairs)
    {
        ctx.WriteTexts(pairs.Select(pair => pair.Output).ToArray());
        ctx.WriteTexts(pairs.Select(pair => pair.Input).ToArray());
    }

    public static (string Output, string Input)[] Read(ModelLoadContext ctx)
        => ctx.ReadTexts().Zip(ctx.ReadTexts()).ToArray();
}
