namespace MLNetTorch.Estimators;

/// <summary>How well a model did on given rows.</summary>
internal abstract record RowFindings
{
    /// <summary>The rows that count.</summary>
    public abstract long Rows { get; }

    /// <summary>Figures over all rows, by name.</summary>
    public abstract IEnumerable<(string Name, string Value)> Figures { get; }

    /// <summary>What the loss of a row is, in words.</summary>
    public abstract string LossText { get; }

    /// <summary>Rows without a label, which are left out.</summary>
    public long WithoutLabel { get; init; }

    /// <summary>Rows whose score is not a number, which are left out of all but the worst.</summary>
    public long WithoutScore { get; init; }

    /// <summary>The rows of highest loss, the highest first.</summary>
    public IReadOnlyList<Example> Worst { get; init; } = [];
}
