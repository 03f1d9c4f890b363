using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>What cursors that own a position have in common: -1 before the first row and after the last.</summary>
internal abstract class RowCursorBase : DataViewRowCursor
{
    private long _position = -1;
    private bool _ended;

    public sealed override long Position => _position;

    public override long Batch => 0;

    public sealed override bool MoveNext()
    {
        if (_ended)
            return false;
        if (MoveNextCore())
        {
            _position++;
            return true;
        }

        Dispose();
        return false;
    }

    protected abstract bool MoveNextCore();

    protected bool IsStarted => _position >= 0 && !_ended;

    protected override void Dispose(bool disposing)
    {
        _ended = true;
        _position = -1;
        base.Dispose(disposing);
    }

    // Called for each value: the message is made only when it is needed.
    protected void CheckStarted(string what)
    {
        if (!IsStarted)
            throw new InvalidOperationException($"Cannot call {what} getter in current state");
    }

    /// <summary>The row's identity is its position.</summary>
    protected ValueGetter<DataViewRowId> PositionIdGetter() => (ref DataViewRowId id) =>
    {
        CheckStarted("ID");
        id = new DataViewRowId((ulong)_position, 0);
    };
}
