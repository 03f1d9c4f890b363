using System.Text;

namespace Microsoft.ML.Data;

/// <summary>Lays out a confusion matrix as text for a console.</summary>
internal sealed class ConfusionTableFormatter
{
    // The width of the words PREDICTED and Precision, which head the column of row names.
    private const int HeadingWidth = 9;

    private readonly ConfusionMatrix _matrix;
    private readonly IReadOnlyList<string> _names;
    private readonly bool _isBinary;
    private readonly int _columnWidth;
    private readonly bool _numbered;
    private readonly int _digits;
    private readonly int _rowNameWidth;

    public ConfusionTableFormatter(ConfusionMatrix matrix, IReadOnlyList<string> names, bool isBinary)
    {
        _matrix = matrix;
        _names = names;
        _isBinary = isBinary;
        _columnWidth = names.Count == 2 ? 8 : 5;
        int longest = names.Max(name => name.Length);
        // Names too long for a column head are replaced by numbers there, and rows show number and name.
        _numbered = longest > _columnWidth;
        _digits = (names.Count - 1).ToString().Length;
        _rowNameWidth = Math.Max(HeadingWidth, _numbered ? longest + _digits + 2 : longest);
    }

    public string Format()
    {
        var text = new StringBuilder();
        if (_isBinary)
            AppendRatio(text);
        text.AppendLine().AppendLine("Confusion table");
        AppendRule(text.Append("          ")).AppendLine();
        AppendHeading(text, "PREDICTED ");
        for (int i = 0; i < _names.Count; i++)
            text.Append(' ').Append((_numbered ? i.ToString() : _names[i]).PadLeft(_columnWidth)).Append(" |");
        text.AppendLine(" Recall");
        AppendRule(text.Append("TRUTH     ")).AppendLine();
        for (int i = 0; i < _names.Count; i++)
            AppendRow(text, i);
        AppendRule(text.Append("          ")).AppendLine();
        AppendHeading(text, "Precision ");
        foreach (double precision in _matrix.PerClassPrecision)
            text.Append(precision.ToString("N4").PadLeft(_columnWidth + 1)).Append(" |");
        return text.AppendLine().ToString();
    }

    private void AppendRatio(StringBuilder text)
    {
        double positives = _matrix.Counts[0].Sum();
        double negatives = _matrix.Counts[1].Sum();
        text.AppendFormat("TEST {0} RATIO:\t{1:N4} ({2:F1}/({2:F1}+{3:F1}))", _names[0].ToUpper(), positives / (positives + negatives), positives, negatives);
    }

    private void AppendRow(StringBuilder text, int index)
    {
        if (_numbered)
            text.Append(index.ToString().PadLeft(_digits)).Append(". ").Append(_names[index].PadLeft(_rowNameWidth - _digits - 2));
        else
            text.Append(_names[index].PadLeft(_rowNameWidth));
        text.Append(" ||");
        foreach (double count in _matrix.Counts[index])
            text.Append(' ').Append(count.ToString("N0").PadLeft(_columnWidth)).Append(" |");
        text.Append(' ').Append(_matrix.PerClassRecall[index].ToString("F4").PadLeft(5)).AppendLine();
    }

    private StringBuilder AppendHeading(StringBuilder text, string heading)
        => text.Append(heading).Append(' ', _rowNameWidth - HeadingWidth).Append("||");

    private StringBuilder AppendRule(StringBuilder text)
        => AppendHeading(text, "").Append('=', _names.Count * (_names.Count > 2 ? 8 : 11));
}
