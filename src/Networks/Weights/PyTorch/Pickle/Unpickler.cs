using System.Numerics;
using System.Runtime.CompilerServices;

namespace MLNetTorch.Networks;

/// <summary>
/// Runs the instructions of a pickle (protocols 2 to 5), knowing containers, numbers, texts and tensors only. It makes: null, <see cref="bool"/>,
/// <see cref="long"/> (<see cref="BigInteger"/> beyond), <see cref="double"/>, <see cref="string"/>, byte arrays, arrays for tuples, lists,
/// dictionaries and <see cref="StoredTensor"/>. Any instruction or name that could run code is refused.
/// </summary>
/// <param name="reader">Reads the file.</param>
/// <param name="findPersistent">Finds what the pickle keeps outside of itself.</param>
/// <param name="withArrays">Whether NumPy's arrays of bytes are known too; Python 2's long texts are then bytes, which it used for both.</param>
internal sealed class Unpickler(PickleReader reader, Func<PickleReader, object?, object> findPersistent, bool withArrays = false)
{
    private const int LongestName = 1000;
    private const int LongestInteger = 256;
    private PickleStack _stack = new(reader);

    /// <summary>Reads one pickle; the reader then stands behind it.</summary>
    public object? Read()
    {
        _stack = new PickleStack(reader);
        while (Step())
        {
        }

        return _stack.Last();
    }

    // Not inlined: the loop around it is recompiled in the midst of the first file, and should then be small.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Step()
    {
        var code = reader.Byte();
        return code != PickleCode.Stop && (Number(code) || Text(code) || Memory(code) || Container(code) || Call(code)
            ? true
            : throw reader.Fault($"has the instruction 0x{code:X2}, which no pickle of tensors needs"));
    }

    private bool Number(byte code)
    {
        switch (code)
        {
            case PickleCode.None: _stack.Push(null); return true;
            case PickleCode.True: _stack.Push(true); return true;
            case PickleCode.False: _stack.Push(false); return true;
            case PickleCode.Int32: _stack.Push((long)reader.Int32()); return true;
            case PickleCode.Int8: _stack.Push((long)reader.Byte()); return true;
            case PickleCode.Int16: _stack.Push((long)reader.UInt16()); return true;
            case PickleCode.Long1: PushInteger(reader.Byte()); return true;
            case PickleCode.Long4: PushInteger(reader.Int32()); return true;
            case PickleCode.Double: _stack.Push(reader.BigEndianDouble()); return true;
            default: return false;
        }
    }

    private void PushInteger(int length)
    {
        if (length is < 0 or > LongestInteger)
        {
            throw reader.Fault($"has a whole number of {length} bytes; expected 0 to {LongestInteger}");
        }

        var value = new BigInteger(reader.Bytes((ulong)length));
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            _stack.Push((long)value);
        }
        else
        {
            _stack.Push(value);
        }
    }

    private bool Text(byte code)
    {
        switch (code)
        {
            case PickleCode.ShortText or PickleCode.ShortText2: _stack.Push(reader.Text(reader.Byte())); return true;
            case PickleCode.Text2 when withArrays: _stack.Push(reader.Bytes(reader.UInt32())); return true;
            case PickleCode.Text or PickleCode.Text2: _stack.Push(reader.Text(reader.UInt32())); return true;
            case PickleCode.LongText: _stack.Push(reader.Text(reader.UInt64())); return true;
            case PickleCode.ShortBytes: _stack.Push(reader.Bytes(reader.Byte())); return true;
            case PickleCode.Bytes: _stack.Push(reader.Bytes(reader.UInt32())); return true;
            case PickleCode.LongBytes or PickleCode.ByteArray: _stack.Push(reader.Bytes(reader.UInt64())); return true;
            default: return false;
        }
    }

    private bool Memory(byte code)
    {
        switch (code)
        {
            case PickleCode.Protocol: CheckProtocol(reader.Byte()); return true;
            case PickleCode.Frame: CheckFrame(reader.UInt64()); return true;
            case PickleCode.Mark: _stack.Mark(); return true;
            case PickleCode.Pop: _stack.Pop(); return true;
            case PickleCode.PopMark: _stack.PopToMark(); return true;
            case PickleCode.Duplicate: _stack.Push(_stack.Peek()); return true;
            case PickleCode.Put1: _stack.Put(reader.Byte()); return true;
            case PickleCode.Put4: _stack.Put(reader.UInt32()); return true;
            case PickleCode.PutNext: _stack.PutNext(); return true;
            case PickleCode.Get1: _stack.Get(reader.Byte()); return true;
            case PickleCode.Get4: _stack.Get(reader.UInt32()); return true;
            default: return false;
        }
    }

    private bool Container(byte code)
    {
        switch (code)
        {
            case PickleCode.EmptyTuple: _stack.Push(Array.Empty<object?>()); return true;
            case PickleCode.Tuple: _stack.Push(_stack.PopToMark()); return true;
            case PickleCode.Tuple1: _stack.Push(Last(1)); return true;
            case PickleCode.Tuple2: _stack.Push(Last(2)); return true;
            case PickleCode.Tuple3: _stack.Push(Last(3)); return true;
            case PickleCode.EmptyList or PickleCode.EmptySet: _stack.Push(new List<object?>()); return true;
            case PickleCode.List or PickleCode.FrozenSet: _stack.Push(new List<object?>(_stack.PopToMark())); return true;
            case PickleCode.Append: PickleContainers.Extend(reader, Last(1), _stack.Peek()); return true;
            case PickleCode.Appends or PickleCode.AddItems: PickleContainers.Extend(reader, _stack.PopToMark(), _stack.Peek()); return true;
            case PickleCode.EmptyDictionary: _stack.Push(PickleContainers.Dictionary()); return true;
            case PickleCode.Dictionary: _stack.Push(PickleContainers.Dictionary(reader, _stack.PopToMark())); return true;
            case PickleCode.SetItem: PickleContainers.Set(reader, Last(2), _stack.Peek()); return true;
            case PickleCode.SetItems: PickleContainers.Set(reader, _stack.PopToMark(), _stack.Peek()); return true;
            default: return false;
        }
    }

    private bool Call(byte code)
    {
        switch (code)
        {
            case PickleCode.Global:
                var module = reader.Line(LongestName);
                _stack.Push(PickleGlobals.Find(reader.Source, module, reader.Line(LongestName), withArrays));
                return true;
            case PickleCode.StackGlobal:
                var names = Last(2);
                _stack.Push(names is [string from, string name]
                    ? PickleGlobals.Find(reader.Source, from, name, withArrays)
                    : throw reader.Fault($"names something by {PickleText.KindOf(names[0])} and {PickleText.KindOf(names[1])}; expected two texts"));
                return true;
            case PickleCode.Persistent: _stack.Push(findPersistent(reader, _stack.Pop())); return true;
            case PickleCode.Reduce or PickleCode.NewObject:
                var call = Last(2);
                _stack.Push(PickleCalls.Call(reader, call[0], call[1]));
                return true;
            case PickleCode.Build:
                var state = _stack.Pop();
                PickleCalls.Build(reader, _stack.Peek(), state);
                return true;
            default: return false;
        }
    }

    private object?[] Last(int count)
    {
        var values = new object?[count];
        while (count > 0)
        {
            values[--count] = _stack.Pop();
        }

        return values;
    }

    private void CheckProtocol(byte protocol)
    {
        if (protocol is < 2 or > 5)
        {
            throw reader.Fault($"is of protocol {protocol}; expected 2 to 5");
        }
    }

    private void CheckFrame(ulong length)
    {
        if (length > (ulong)reader.Left)
        {
            throw reader.Fault($"has a frame of {length} bytes, but {reader.Left} are left");
        }
    }
}
