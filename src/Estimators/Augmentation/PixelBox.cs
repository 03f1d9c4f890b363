namespace MLNetTorch.Estimators;

/// <summary>A rectangle of pixels; empty unless set.</summary>
/// <param name="Top">The first line.</param>
/// <param name="Left">The first column.</param>
/// <param name="Bottom">The line after the last one.</param>
/// <param name="Right">The column after the last one.</param>
internal readonly record struct PixelBox(int Top, int Left, int Bottom, int Right)
{
    /// <summary>How many pixels it has.</summary>
    public long Area => (long)(Bottom - Top) * (Right - Left);
}
