using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>What the scoring stage of a loaded model reads.</summary>
internal sealed class SavedScoringInput
{
    public const string FeaturesColumn = "MLNetTorch.Features";
    public const string StateColumn = "MLNetTorch.State";

    [ColumnName(FeaturesColumn)]
    public VBuffer<float> Features { get; set; }

    [ColumnName(StateColumn)]
    public ReadOnlyMemory<char> State { get; set; }
}

/// <summary>What it writes. The names and sizes of real columns would be lost on load, so later stages make those.</summary>
internal sealed class SavedScoringOutput
{
    public const string ScoresColumn = "MLNetTorch.Scores";
    public const string IndexColumn = "MLNetTorch.Index";

    /// <summary>The width of one number in <see cref="Scores"/>: the longest Single takes 15 characters.</summary>
    public const int Width = 16;

    [ColumnName(ScoresColumn)]
    public string Scores { get; set; } = "";

    [ColumnName(IndexColumn)]
    public int Index { get; set; }
}
