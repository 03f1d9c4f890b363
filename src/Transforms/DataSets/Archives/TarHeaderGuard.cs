namespace MLNetTorch.Transforms;

/// <summary>
/// Follows the blocks of a tar file on their way to its reader, and stops it before it takes memory for a name or a comment that is longer
/// than any honest one: the reader takes as much as a header claims.
/// </summary>
/// <param name="mostText">How many bytes such an entry may have.</param>
/// <param name="fault">Makes the exception from what is wrong.</param>
internal sealed class TarHeaderGuard(long mostText, Func<string, Exception> fault)
{
    private const int Block = 512;
    private const int SizeAt = 124;
    private const int SizeLength = 12;
    private const int KindAt = 156;

    private readonly byte[] _header = new byte[Block];
    private int _filled;
    private long _content;

    /// <summary>The next bytes that the reader is given.</summary>
    public void Follow(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_content > 0)
            {
                var skipped = (int)Math.Min(_content, bytes.Length);
                _content -= skipped;
                bytes = bytes[skipped..];
                continue;
            }
            var taken = Math.Min(Block - _filled, bytes.Length);
            bytes[..taken].CopyTo(_header.AsSpan(_filled));
            bytes = bytes[taken..];
            _filled += taken;
            if (_filled == Block)
                EndHeader();
        }
    }

    private void EndHeader()
    {
        _filled = 0;
        if (!_header.AsSpan().ContainsAnyExcept((byte)0))
            return;
        var size = Size(_header.AsSpan(SizeAt, SizeLength));
        // Long names, long targets of links, and what the pax format says of the next file or of all.
        if (_header[KindAt] is (byte)'L' or (byte)'K' or (byte)'x' or (byte)'g' && size > mostText)
            throw fault($"has a name or comment of {size} bytes; expected at most {mostText}");
        _content = (size + Block - 1) / Block * Block;
    }

    // Octal digits between blanks. Larger sizes have another form, which none of the known files needs.
    private long Size(ReadOnlySpan<byte> field)
    {
        var size = 0L;
        foreach (var digit in field.Trim(" \0"u8))
            size = digit is >= (byte)'0' and <= (byte)'7' ? (size * 8) + (digit - '0') : throw fault("has an entry whose size cannot be read");
        return size;
    }
}
