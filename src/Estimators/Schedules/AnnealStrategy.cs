namespace MLNetTorch;

/// <summary>The way from one rate to the next.</summary>
public enum AnnealStrategy
{
    /// <summary>Half a cosine: slow, fast, slow.</summary>
    Cosine,

    /// <summary>A line.</summary>
    Linear,
}
