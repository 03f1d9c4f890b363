using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Copies of the active columns of a few rows, filled by one worker and then read by the consumer.</summary>
internal sealed class RowBatch
{
    public const int Capacity = 64;

    private readonly Action<int>[] _fillers;

    public RowBatch(DataViewRowCursor cursor, bool[] active)
    {
        Stores = new ColumnStore[active.Length];
        var fillers = new List<Action<int>> { Ids.Filler(cursor.GetIdGetter()) };
        foreach (DataViewSchema.Column column in ColumnSet.Columns(cursor.Schema, active))
        {
            Stores[column.Index] = ColumnStore.Create(column.Type);
            fillers.Add(Stores[column.Index].Filler(cursor, column));
        }

        _fillers = fillers.ToArray();
    }

    /// <summary>The stores by column index; null where the column is not active.</summary>
    public ColumnStore[] Stores { get; }

    public ColumnStore<DataViewRowId> Ids { get; } = new();

    public int Count { get; private set; }

    /// <summary>The batch number that all rows had in the worker's cursor.</summary>
    public long Number { get; private set; }

    public void Restart(long number)
    {
        Count = 0;
        Number = number;
    }

    public void AddCurrentRow()
    {
        foreach (Action<int> fill in _fillers)
            fill(Count);
        Count++;
    }
}
