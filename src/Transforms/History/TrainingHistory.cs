using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using MLNetTorch.Networks;

namespace MLNetTorch.Transforms;

/// <summary>How a network came to its weights, epoch by epoch. It is saved with the model.</summary>
/// <param name="Epochs">The epochs in order.</param>
/// <param name="BestEpoch">The number of the epoch whose weights were kept; 0 when nothing was trained.</param>
/// <param name="EndedBy">Why the training ended, in words.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochRecord> Epochs, int BestEpoch, string EndedBy)
{
    /// <summary>The history of a network that was not trained here.</summary>
    public static TrainingHistory Empty { get; } = new([], 0, "not trained");

    /// <summary>What the run was made with, in words: options, versions, seed, device.</summary>
    /// <value>Empty unless set, and in models saved before it was kept. Never null.</value>
    public ImmutableSortedDictionary<string, string> Settings
    {
        get;
        init => field = value ?? ImmutableSortedDictionary<string, string>.Empty;
    } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The bad pictures that <c>LoadImageFolder</c> left out of the training rows under <c>BadImages.Skip()</c>.</summary>
    /// <value>Null where the rows come from elsewhere or no picture was checked. Its count is 0 where all were sound.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SkippedImages? SkippedImages { get; init; }

    /// <summary>One figure over all epochs: <c>history["ValidationLoss"]</c>, as skorch's <c>history[:, 'valid_loss']</c>.</summary>
    /// <param name="metric">One of <see cref="Columns"/>.</param>
    /// <returns>One value an epoch, in order; null where an epoch has no such figure.</returns>
    /// <exception cref="ArgumentException">No epoch has a figure of that name: the message suggests a similar one and lists all.</exception>
    public IReadOnlyList<double?> this[string metric]
    {
        get
        {
            var values = Epochs.Select(epoch => epoch.Metric(metric)).ToList();
            return values.Any(value => value is not null) ? values : throw new ArgumentException(Unknown(metric), nameof(metric));
        }
    }

    /// <summary>The names of the figures that any of the epochs has.</summary>
    /// <returns>Those of <see cref="MetricNames"/> first, then the further metrics in the order of their letters.</returns>
    public IReadOnlyList<string> Columns()
    {
        string[] own = [MetricNames.TrainingLoss, MetricNames.TrainingAccuracy, MetricNames.ValidationLoss,
            MetricNames.ValidationAccuracy, MetricNames.LearningRate];
        var found = Epochs.SelectMany(epoch => epoch.AllMetrics()).Select(each => each.Key).ToHashSet();
        return [.. own.Where(found.Contains), .. found.Except(own).Order(StringComparer.Ordinal)];
    }

    /// <summary>A table of the epochs, the kept one marked with an asterisk. It has only the columns that the epochs have.</summary>
    /// <returns>Lines of text: the table, then why the training ended, then the bad pictures that were left out, if there were any.</returns>
    public override string ToString() => HistoryTable.Of(this);

    /// <summary>All figures of all epochs as comma-separated values, for a spreadsheet or pandas.</summary>
    /// <returns>
    /// Lines as RFC 4180 has them: the first names the columns (Epoch, those of <see cref="Columns"/>, Seconds), then one line an
    /// epoch. Numbers have a point whatever the culture, and all their digits; a figure that an epoch lacks is an empty field.
    /// </returns>
    public string ToCsv() => HistoryCsv.Of(this);

    /// <summary>Writes what <see cref="ToCsv"/> gives into a file, as UTF-8.</summary>
    /// <param name="path">The file; it is replaced only when all is written. Its folder is made if need be.</param>
    public void SaveCsv(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WholeFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(ToCsv())));
    }

    private string Unknown(string metric)
        => $"No epoch has a figure named '{metric}'.{NameSuggestion.For(metric, Columns())} There are: "
            + (Columns() is { Count: > 0 } columns ? $"{string.Join(", ", columns)}." : "none, since nothing was trained.");
}
