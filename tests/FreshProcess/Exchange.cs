namespace MLNetTorch.FreshProcess;

/// <summary>Rows to score: values of one feature column.</summary>
public sealed record GivenRows(string FeatureColumn, float[][] Rows);

/// <summary>What came out, row by row.</summary>
public sealed record ScoredRows(string LastTransformer, float[][] Scores, uint[] Predicted, string[] SlotNames, string[] KeyValues);
