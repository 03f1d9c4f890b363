using Microsoft.ML.Internal;

namespace Microsoft.ML.Data;

/// <summary>Gives each row a number of times drawn from the Poisson distribution of mean 1, or, as complement, the rows drawn zero times.</summary>
internal sealed class BootstrapDataView(IDataView source, int seed, bool complement) : IDataView
{
    public DataViewSchema Schema => source.Schema;

    public bool CanShuffle => false;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = ColumnSet.Flags(columnsNeeded, Schema.Count);
        return new Cursor(source.GetRowCursor(ColumnSet.Columns(Schema, active)), active, TauswortheRandom.FromSeed(seed), complement);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor source, bool[] active, Random random, bool complement) : FilteredCursor(source, active)
    {
        private int _left;

        // The copies of a row are told apart by the number of the copy.
        public override ValueGetter<DataViewRowId> GetIdGetter()
        {
            ValueGetter<DataViewRowId> get = Source.GetIdGetter();
            return (ref DataViewRowId id) =>
            {
                get(ref id);
                id = id.Combine(new DataViewRowId((ulong)_left, 0));
            };
        }

        protected override bool MoveNextCore()
        {
            if (_left > 1)
            {
                _left--;
                return true;
            }

            while (Source.MoveNext())
            {
                int times = Poisson();
                _left = complement ? (times == 0 ? 1 : 0) : times;
                if (_left > 0)
                    return true;
            }

            return false;
        }

        private int Poisson()
        {
            double limit = Math.Exp(-1);
            int times = 0;
            for (double product = random.NextDouble(); product > limit; product *= random.NextDouble())
                times++;
            return times;
        }
    }
}
