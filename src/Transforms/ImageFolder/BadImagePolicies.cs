namespace MLNetTorch.Transforms;

/// <summary>Bad files are found when they are read.</summary>
internal sealed record ThrowOnBadImages : BadImages;

/// <summary>Bad files are found when the folder is loaded.</summary>
/// <param name="MaximumNamed">How many of them are named.</param>
internal sealed record SkipBadImages(int MaximumNamed) : BadImages;
