using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    public IDataView TakeRows(IDataView input, long count)
    {
        Checks.NotNull(input, nameof(input));
        Checks.Param(count > 0, nameof(count), "Must be greater than zero.");
        return new SkipTakeDataView(input, skip: 0, take: count);
    }

    public IDataView SkipRows(IDataView input, long count)
    {
        Checks.NotNull(input, nameof(input));
        Checks.Param(count > 0, nameof(count), "Must be greater than zero.");
        return new SkipTakeDataView(input, skip: count, take: long.MaxValue);
    }

    public IDataView ShuffleRows(IDataView input, int? seed = null, int shufflePoolSize = 1000, bool shuffleSource = true)
    {
        Checks.NotNull(input, nameof(input));
        Checks.Param(shufflePoolSize > 0, nameof(shufflePoolSize), "Must be positive");
        IHost host = Environment.Register("Shuffle");
        return new ShuffledDataView(input, shufflePoolSize, shuffleSource, seed ?? host.Rand.Next());
    }

    public IDataView FilterRowsByColumn(
        IDataView input, string columnName, double lowerBound = double.NegativeInfinity, double upperBound = double.PositiveInfinity)
    {
        Checks.NotNull(input, nameof(input));
        Checks.NotEmpty(columnName, nameof(columnName));
        Checks.Param(lowerBound < upperBound, nameof(upperBound), "Must be less than lowerBound");
        DataViewSchema.Column column = input.Schema[columnName];
        if (column.Type is not NumberDataViewType)
            throw Checks.SchemaMismatch(nameof(columnName), "filter", columnName, "number", column.Type.ToString());
        return Between(input, column, lowerBound, upperBound, includeUpper: false);
    }

    public IDataView FilterRowsByKeyColumnFraction(IDataView input, string columnName, double lowerBound = 0, double upperBound = 1)
    {
        Checks.NotNull(input, nameof(input));
        Checks.NotEmpty(columnName, nameof(columnName));
        Checks.Param(lowerBound is >= 0 and <= 1, nameof(lowerBound), "Must be in [0, 1]");
        Checks.Param(upperBound is >= 0 and <= 1, nameof(upperBound), "Must be in [0, 1]");
        Checks.Param(lowerBound <= upperBound, nameof(upperBound), "Must be no less than lowerBound");
        DataViewSchema.Column column = input.Schema[columnName];
        if (column.Type is not KeyDataViewType)
            throw Checks.SchemaMismatch(nameof(columnName), "filter", columnName, "KeyType", column.Type.ToString());
        return Between(input, column, lowerBound, upperBound, includeUpper: upperBound >= 1);
    }

    public IDataView BootstrapSample(IDataView input, int? seed = null, bool complement = false)
    {
        Checks.NotNull(input, nameof(input));
        IHost host = Environment.Register("BootstrapSample");
        return new BootstrapDataView(input, seed ?? host.Rand.Next(), complement);
    }

    private static RowFilterDataView Between(IDataView input, DataViewSchema.Column column, double lower, double upper, bool includeUpper)
        => new(input, [column.Index], cursor =>
        {
            Func<double> read = NumberReader.Create(cursor, column);
            return () =>
            {
                double value = read();
                return lower <= value && (includeUpper ? value <= upper : value < upper);
            };
        });
}
