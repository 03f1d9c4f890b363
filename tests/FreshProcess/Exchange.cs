namespace MLNetTorch.FreshProcess;

/// <summary>Rows to score: values of one feature column, or of two.</summary>
public sealed record GivenRows(string FeatureColumn, float[][] Rows, string? SecondColumn = null, float[][]? SecondRows = null);

/// <summary>What came out, row by row. A single score is an array of one; predictions are keys, or 0 and 1; empty where there is no such column.</summary>
public sealed record ScoredRows(
    string LastTransformer, float[][] Scores, uint[] Predicted, string[] SlotNames, string[] KeyValues, float[] Probabilities, string[] Columns);
