namespace MLNetTorch.Samples.Web;

/// <summary>The kinds of picture that are read.</summary>
internal enum PictureKind
{
    Png,
    Jpeg,
    Bmp,
    Gif,
}

/// <summary>What a header claims.</summary>
internal readonly record struct PictureSize(long Width, long Height)
{
    /// <summary>Wide enough for any claim.</summary>
    public Int128 Pixels => (Int128)Width * Height;
}
