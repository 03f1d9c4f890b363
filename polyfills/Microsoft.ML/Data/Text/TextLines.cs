using System.Collections;

namespace Microsoft.ML.Data;

/// <summary>The lines of the files of a source that hold data, with their numbers. Empty lines and headers are passed over.</summary>
internal sealed class TextLines(IMultiStreamSource source, TextFields fields, bool hasHeader) : IEnumerable<(string Text, long Number)>
{
    public IEnumerator<(string Text, long Number)> GetEnumerator()
    {
        for (int file = 0; file < source.Count; file++)
        {
            using TextReader reader = source.OpenTextReader(file);
            bool skip = hasHeader;
            long number = 0;
            for (string line = reader.ReadLine(); line != null; line = reader.ReadLine())
            {
                number++;
                long first = number;
                while (fields.IsOpen(line) && reader.ReadLine() is string next)
                {
                    line = $"{line}\n{next}";
                    number++;
                }

                if (line.Length == 0)
                    continue;
                if (!skip)
                    yield return (line, first);
                skip = false;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
