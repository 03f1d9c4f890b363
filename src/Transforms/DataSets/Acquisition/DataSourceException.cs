namespace MLNetTorch.Transforms;

/// <summary>One source cannot give a file: the next one is tried.</summary>
internal sealed class DataSourceException(string message, bool isGone, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether the source as a whole is out of reach, so that asking for other files is a waste of time.</summary>
    public bool IsGone { get; } = isGone;
}
