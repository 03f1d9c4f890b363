namespace MLNetTorch.Networks;

/// <summary>The values that a pickle's instructions work on, with the marks that begin groups of them, and what was put aside to be taken again.</summary>
internal sealed class PickleStack(PickleReader reader)
{
    private readonly List<object?> _values = [];
    private readonly List<int> _marks = [];
    private readonly List<object?> _memo = [];

    private int Floor => _marks.Count == 0 ? 0 : _marks[^1];

    public void Push(object? value)
    {
        reader.Spend(1);
        _values.Add(value);
    }

    public void Mark()
    {
        reader.Spend(1);
        _marks.Add(_values.Count);
    }

    public object? Peek() => _values.Count > Floor ? _values[^1] : throw Missing();

    public object? Pop()
    {
        var value = Peek();
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    /// <summary>Takes everything above the last mark, and the mark.</summary>
    public object?[] PopToMark()
    {
        if (_marks.Count == 0)
        {
            throw reader.Fault("ends a group that was not begun");
        }

        var group = _values.GetRange(Floor, _values.Count - Floor).ToArray();
        _values.RemoveRange(Floor, group.Length);
        _marks.RemoveAt(_marks.Count - 1);
        return group;
    }

    /// <summary>The last value, when nothing else is left.</summary>
    public object? Last() => _marks.Count == 0 && _values.Count == 1
        ? Pop()
        : throw reader.Fault($"ends with {_values.Count} values and {_marks.Count} open groups; expected one value");

    public void Put(uint index)
    {
        reader.Spend(1);
        var value = Peek();
        if (index == 1 && _memo.Count == 0)
        {
            // Python 2's cPickle counts from 1.
            _memo.Add(null);
        }

        if (index < _memo.Count)
        {
            _memo[(int)index] = value;
        }
        else if (index == _memo.Count)
        {
            _memo.Add(value);
        }
        else
        {
            throw reader.Fault($"puts a value aside at place {index}, but only {_memo.Count} were put aside before");
        }
    }

    public void PutNext() => Put((uint)_memo.Count);

    public void Get(uint index) =>
        Push(index < _memo.Count ? _memo[(int)index] : throw reader.Fault($"takes up the value at place {index}, but only {_memo.Count} were put aside"));

    private InvalidDataException Missing() => reader.Fault("needs a value where there is none");
}
