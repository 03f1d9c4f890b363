namespace MLNetTorch.Transforms;

/// <summary>The source row of a custom mapping that reads no column.</summary>
internal sealed class NoColumns;
