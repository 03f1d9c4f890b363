using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>How many rows a view has.</summary>
internal static class RowCount
{
    /// <summary>What the view says, or else what a pass without columns counts.</summary>
    public static long Of(IDataView data, CancellationToken stop) => data.GetRowCount() ?? Counted(data, stop);

    private static long Counted(IDataView data, CancellationToken stop)
    {
        using var cursor = data.GetRowCursor([]);
        long count = 0;
        for (; cursor.MoveNext(); count++)
        {
            if (count % 4096 == 0)
                stop.ThrowIfCancellationRequested();
        }
        return count;
    }
}
