using Microsoft.ML.Data;

namespace MLNetTorch;

/// <summary>How a <see cref="PredictionPool{TInput, TOutput}"/> bounds its work.</summary>
public sealed record PredictionPoolOptions
{
    /// <summary>The most rows that are scored at once, each by an engine of its own. The default is the number of cores.</summary>
    public int Capacity { get; init; } = Environment.ProcessorCount;

    /// <summary>The most callers that may wait for an engine; one more is refused at once. Null, the default, for any number.</summary>
    public int? QueueLimit { get; init; }

    /// <summary>Whether disposing the pool disposes the model. The default is false: several pools may share a model.</summary>
    public bool OwnsModel { get; init; }

    /// <summary>
    /// Columns of the input class where its attributes do not tell them, as for <c>CreatePredictionEngine</c>; null, the default, for the
    /// attributes.
    /// </summary>
    public SchemaDefinition? InputSchemaDefinition { get; init; }

    /// <summary>Columns of the output class where its attributes do not tell them; null, the default, for the attributes.</summary>
    public SchemaDefinition? OutputSchemaDefinition { get; init; }

    /// <summary>The options themselves, if they are possible.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not.</exception>
    internal PredictionPoolOptions Checked()
    {
        if (Capacity < 1)
            throw new ArgumentOutOfRangeException(
                nameof(Capacity), Capacity, "The Capacity of a prediction pool is at least 1: as many engines score at once.");
        if (QueueLimit < 0)
            throw new ArgumentOutOfRangeException(
                nameof(QueueLimit), QueueLimit, "The QueueLimit of a prediction pool is at least 0 (nobody waits), or null for no limit.");
        return this;
    }
}
