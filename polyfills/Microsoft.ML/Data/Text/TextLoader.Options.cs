using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    public sealed class Column
    {
        public string Name;

        public Range[] Source;

        public KeyCount KeyCount;

        public DataKind DataKind { get; set; } = DataKind.Single;

        public Column()
        {
        }

        public Column(string name, DataKind dataKind, int index)
            : this(name, dataKind, [new Range(index)])
        {
        }

        public Column(string name, DataKind dataKind, int minIndex, int maxIndex)
            : this(name, dataKind, [new Range(minIndex, maxIndex)])
        {
        }

        public Column(string name, DataKind dataKind, Range[] source, KeyCount keyCount = null)
        {
            Checks.NotNull(name, nameof(name));
            Checks.NotNull(source, nameof(source));
            Name = name;
            DataKind = dataKind;
            Source = source;
            KeyCount = keyCount;
        }
    }

    public sealed class Range
    {
        public int Min;

        public int? Max;

        public bool AutoEnd;

        public bool VariableEnd;

        public bool AllOther;

        public bool ForceVector;

        public Range()
        {
        }

        public Range(int index)
            : this(index, index)
        {
        }

        public Range(int min, int? max)
        {
            Checks.Param(min >= 0, nameof(min), "min must be non-negative");
            Checks.Param(max is null || max >= min, nameof(max), "If specified, max must be greater than or equal to min");
            Min = min;
            Max = max;
            // Without an end the range goes to the end of the line.
            AutoEnd = max is null;
        }
    }

    public class Options
    {
        public bool AllowQuoting = false;

        public bool AllowSparse = false;

        public int? InputSize;

        public char[] Separators = ['\t'];

        public char DecimalMarker = '.';

        public Column[] Columns;

        public bool TrimWhitespace = false;

        public bool HasHeader = false;

        public bool UseThreads = true;

        public bool ReadMultilines = false;

        public string HeaderFile;

        public long? MaxRows;

        public char EscapeChar = '"';

        public bool MissingRealsAsNaNs = false;

        public Options()
        {
        }
    }
}
