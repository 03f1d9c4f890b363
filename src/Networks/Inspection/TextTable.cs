namespace MLNetTorch.Networks;

/// <summary>Columns of text, as wide as their widest cell.</summary>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> rows = [header];
    private readonly HashSet<int> right = [];

    public void AlignRight(int column) => right.Add(column);

    public void Add(string[] row) => rows.Add(row);

    public override string ToString()
    {
        var widths = Enumerable.Range(0, header.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var rule = string.Join("  ", widths.Select(width => new string('-', width)));
        var lines = rows.Select(row => Line(row, widths)).ToList();
        lines.Insert(1, rule);
        lines.Add(rule);
        return string.Join(Environment.NewLine, lines);
    }

    private string Line(string[] row, int[] widths) =>
        string.Join("  ", row.Select((cell, column) => right.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd();
}
