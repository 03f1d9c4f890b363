using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>How epochs become lines of text.</summary>
internal abstract class EpochLines
{
    /// <summary>The first line, without its end; null for none.</summary>
    public abstract string? Header(IEnumerable<string> figures);

    /// <summary>An epoch, without the end of the line.</summary>
    /// <param name="record">The epoch.</param>
    /// <param name="figures">The names of the figures to write, in order.</param>
    public abstract string Of(EpochRecord record, IEnumerable<string> figures);
}
