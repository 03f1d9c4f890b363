using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// Gives each row a number in [0, 1), at random or from a sampling key, and makes views of ranges of it. The random numbers
/// are those of ML.NET: the same seed parts the same rows.
/// </summary>
internal sealed class RowSplit
{
    private const int DefaultSeed = 42;

    private readonly IDataView _source;
    private readonly int[] _inputs;
    private readonly Func<DataViewRowCursor, Func<double>> _makeNumber;

    public RowSplit(IDataView source, string samplingKeyColumnName, int? seed)
    {
        _source = source;
        if (samplingKeyColumnName is null)
        {
            _inputs = [];
            _makeNumber = _ =>
            {
                TauswortheRandom random = TauswortheRandom.FromSeed(seed ?? DefaultSeed);
                return () => random.NextSingle();
            };
            return;
        }

        DataViewSchema.Column key = source.Schema.GetColumnOrNull(samplingKeyColumnName)
            ?? throw Checks.SchemaMismatch("samplingKeyColumn", "SamplingKeyColumn", samplingKeyColumnName);
        _inputs = [key.Index];
        _makeNumber = SamplingKey.Numbers(source, key, seed);
    }

    /// <summary>The rows whose number lies in the range, or those outside of it.</summary>
    public IDataView Range(double minimum, double maximum, bool includeMaximum, bool outside)
        => new SplitDataView(_source, _inputs, cursor =>
        {
            Func<double> number = _makeNumber(cursor);
            return () =>
            {
                double value = number();
                return (minimum <= value && (includeMaximum ? value <= maximum : value < maximum)) != outside;
            };
        });
}
