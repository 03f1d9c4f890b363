using System.Text;

namespace MLNetTorch.Transforms;

/// <summary>The files of an image folder, some twenty bytes each: a million of them is nothing beside their pictures.</summary>
internal sealed class FolderImages
{
    private readonly string _folder;
    private readonly byte[] _names;
    private readonly int[] _ends;
    private readonly string[] _labels;
    private readonly int[] _labelEnds;

    /// <param name="folder">The folder's full path.</param>
    /// <param name="labels">Each label with its files, as paths within the label's folder.</param>
    public FolderImages(string folder, IEnumerable<(string Label, IReadOnlyCollection<string> Files)> labels)
    {
        _folder = folder;
        var names = new MemoryStream();
        var (ends, known, labelEnds) = (new List<int>(), new List<string>(), new List<int>());
        foreach (var (label, files) in labels)
        {
            foreach (var file in files)
            {
                names.Write(Encoding.UTF8.GetBytes(file));
                ends.Add(checked((int)names.Length));
            }
            known.Add(label);
            labelEnds.Add(ends.Count);
        }
        (_names, _ends, _labels, _labelEnds) = (names.ToArray(), [.. ends], [.. known], [.. labelEnds]);
    }

    public int Count => _ends.Length;

    public string LabelOf(int row)
    {
        var at = Array.BinarySearch(_labelEnds, row + 1);
        if (at < 0)
            return _labels[~at];
        // Labels without files end where the one before them does.
        while (at > 0 && _labelEnds[at - 1] == _labelEnds[at])
            at--;
        return _labels[at];
    }

    /// <summary>The full path.</summary>
    public string PathOf(int row) => Path.Combine(_folder, LabelOf(row), NameOf(row));

    /// <summary>The path within the folder, with forward slashes.</summary>
    public string ShortPathOf(int row) => $"{LabelOf(row)}/{NameOf(row)}".Replace('\\', '/');

    /// <summary>The same without some of the rows.</summary>
    public FolderImages Without(Predicate<int> isLeftOut)
        => new(_folder, _labels.Select((label, at) => (label, (IReadOnlyCollection<string>)[.. RowsOf(at).Where(row => !isLeftOut(row)).Select(NameOf)])));

    private IEnumerable<int> RowsOf(int label) => Enumerable.Range(BeginOf(label, _labelEnds), _labelEnds[label] - BeginOf(label, _labelEnds));

    private string NameOf(int row)
    {
        var begin = BeginOf(row, _ends);
        return Encoding.UTF8.GetString(_names.AsSpan(begin, _ends[row] - begin));
    }

    private static int BeginOf(int at, int[] ends) => at == 0 ? 0 : ends[at - 1];
}
