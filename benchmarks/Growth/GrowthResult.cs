namespace MLNetTorch.Benchmarks.Growth;

/// <summary>A measured line.</summary>
internal sealed record MeasuredLine(string Name, IReadOnlyList<GrowthPoint> Points);

/// <summary>A measured picture.</summary>
internal sealed record GrowthResult(string Name, string Title, string XTitle, IReadOnlyList<MeasuredLine> Lines);
