using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>Stages that make columns of the text of numbers that the scoring stage of a loaded model writes.</summary>
internal static class SavedNumbers
{
    private const string SlotsColumn = "MLNetTorch.Slots";
    private const int Width = SavedScoringOutput.Width;

    /// <summary>Adds a column of the number at that place, a Single.</summary>
    public static SavedChain ThenNumber(this SavedChain chain, string column, int place)
        => chain.Then(chain.Context.Transforms.Expression(
            column, $"(t) : single(mid(t, {place * Width}, {(place + 1) * Width}))", SavedScoringOutput.ScoresColumn));

    /// <summary>Adds a column of all numbers, a vector: the text is cut up and parsed once for each slot.</summary>
    public static SavedChain ThenVector(this SavedChain chain, string column, int slots, IReadOnlyList<string>? slotNames)
        => chain
            .ThenLookup(LookupViews.SlotNumbers(chain.Context, slots, slotNames), SlotsColumn, StateAnchor.Column, SlotsColumn)
            .Then(chain.Context.Transforms.Expression(
                column,
                $"(i, t) : single(mid(t, int(i) * {Width}, int(i) * {Width} + {Width}))",
                SlotsColumn,
                SavedScoringOutput.ScoresColumn));

    /// <summary>Adds a column of what a lookup table has for the values of another.</summary>
    public static SavedChain ThenLookup(this SavedChain chain, IDataView table, string column, string input, params string[] temporaries)
        => chain.Then(
            chain.Context.Transforms.Conversion.MapValue(column, table, table.Schema["Key"], table.Schema["Value"], input), temporaries);
}
