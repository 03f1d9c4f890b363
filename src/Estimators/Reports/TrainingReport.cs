using System.Text;
using Microsoft.ML;
using MLNetTorch.Estimators;
using MLNetTorch.Networks;

namespace MLNetTorch;

/// <summary>
/// How a network was trained and how well it does, as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. Made by
/// <see cref="ReportExtensions.Report"/>: <c>ml.Torch().Report(model).WithRows(validation).Save("report.html")</c>.
/// </summary>
/// <remarks>
/// It shows the learning curves, the learning rates, the confusion matrix with precision and recall of each class, the rows of highest loss (as pictures
/// where the network reads pictures), the layers, the settings of the run, versions and times. Equal models and rows give equal files.
/// Immutable: change a copy with <c>with { … }</c>.
/// </remarks>
public sealed record TrainingReport
{
    private readonly ReportSubject _subject;
    private readonly IReadOnlyList<ITransformer> _before;

    internal TrainingReport(ITransformer model) => (_subject, _before) = ReportSubject.In(model);

    /// <summary>What stands at the top.</summary>
    /// <value>"Training report" unless set.</value>
    public string Title { get; init; } = "Training report";

    /// <summary>How many of the rows of highest loss are shown.</summary>
    /// <value>24 unless set; 0 or more.</value>
    public int WorstRows
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 24;

    /// <summary>The rows that the model is measured by.</summary>
    /// <value>Null unless <see cref="WithRows"/> was called: the confusion matrix of the kept epoch is shown, if the history has one.</value>
    public IDataView? Rows { get; private init; }

    /// <summary>The column that tells what <see cref="Rows"/> are.</summary>
    /// <value>"Label" unless set.</value>
    public string LabelColumnName { get; private init; } = "Label";

    /// <summary>A report that also measures the model by rows, such as those of a validation or test set.</summary>
    /// <param name="rows">
    /// The rows, as the model takes them: those that go into the pipeline if the report is of a pipeline, whose stages before the network they then pass;
    /// rows with the feature column ready if it is of the network's transformer alone.
    /// </param>
    /// <param name="labelColumnName">The column that tells what they are. Rows without a label are left out, and counted.</param>
    /// <returns>The report. The rows are read when it is written.</returns>
    public TrainingReport WithRows(IDataView rows, string labelColumnName = "Label")
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        return this with { Rows = rows, LabelColumnName = labelColumnName };
    }

    /// <summary>The report as the text of an HTML file.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentException">The rows lack a column, or one has a type or classes that the model does not know.</exception>
    public string ToHtml()
    {
        var found = Rows is { } rows
            ? _subject.Read(_before.Aggregate(rows, (data, stage) => stage.Transform(data)), LabelColumnName, WorstRows)
            : null;
        return ReportPage.Write(Title, _subject, found);
    }

    /// <summary>Writes the report into a file.</summary>
    /// <param name="path">The file; it is replaced only when all is written. Its folder is made if need be.</param>
    /// <exception cref="ArgumentException">The rows lack a column, or one has a type or classes that the model does not know.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var html = Encoding.UTF8.GetBytes(ToHtml());
        WholeFile.Write(path, file => file.Write(html));
    }
}
