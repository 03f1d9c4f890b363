namespace MLNetTorch.Networks;

/// <summary>What the older formats tell of the machine that wrote the file.</summary>
internal static class MachineFacts
{
    public static void Check(ByteSource source, object? facts)
    {
        if (facts is not OrderedDictionary<object, object?> known || !known.TryGetValue("little_endian", out var little))
        {
            throw source.Fault("it does not tell the order of its bytes");
        }

        if (little is not true)
        {
            throw source.Fault("its numbers are not in little-endian order; save it again on a little-endian machine");
        }
    }
}
