namespace MLNetTorch.Transforms;

/// <summary>The different values among some numbers, told apart by their bits, each with a code of one byte: 256 at most.</summary>
internal sealed class CodeTable
{
    /// <summary>The memory that the values take.</summary>
    public const int Bytes = MostValues * sizeof(float);

    private const int MostValues = 256;
    private const int SlotBits = 11;

    private readonly float[] _values = new float[MostValues];
    private int _count;

    // Open addressing, an eighth full at most: the bits of a value, and its code + 1; 0 for a free slot.
    private readonly (uint Bits, int Code)[] _slots = new (uint, int)[1 << SlotBits];

    /// <summary>Turns values into codes; new values get the next ones.</summary>
    /// <param name="values">The values.</param>
    /// <param name="codes">As many bytes.</param>
    /// <returns>False when there is a value too many.</returns>
    public bool TryEncode(ReadOnlySpan<float> values, Span<byte> codes)
    {
        var (last, code) = (0u, -1);
        for (var i = 0; i < values.Length; i++)
        {
            var bits = BitConverter.SingleToUInt32Bits(values[i]);
            if (bits != last || code < 0)
            {
                (last, code) = (bits, CodeOf(bits));
                if (code < 0)
                    return false;
            }
            codes[i] = (byte)code;
        }
        return true;
    }

    /// <summary>Turns codes back into the values, bit for bit.</summary>
    public void Decode(ReadOnlySpan<byte> codes, Span<float> values)
    {
        var table = _values;
        for (var i = 0; i < codes.Length; i++)
            values[i] = table[codes[i]];
    }

    private int CodeOf(uint bits)
    {
        var slot = (int)(bits * 0x9E3779B1u >> (32 - SlotBits));
        while (_slots[slot].Code != 0)
        {
            if (_slots[slot].Bits == bits)
                return _slots[slot].Code - 1;
            slot = (slot + 1) % _slots.Length;
        }
        return _count == MostValues ? -1 : Add(bits, slot);
    }

    private int Add(uint bits, int slot)
    {
        _values[_count] = BitConverter.UInt32BitsToSingle(bits);
        _slots[slot] = (bits, _count + 1);
        return _count++;
    }
}
