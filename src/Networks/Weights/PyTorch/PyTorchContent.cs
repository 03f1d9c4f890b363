namespace MLNetTorch.Networks;

/// <summary>Recognises PyTorch's three formats and reads what a file holds, without its numbers.</summary>
internal static class PyTorchContent
{
    private const int TarMagicPlace = 257;

    public static object? Read(ByteSource source)
    {
        if (IsZip(source))
        {
            return ZipContent.Read(source);
        }

        if (IsStream(source))
        {
            return StreamContent.Read(source);
        }

        return IsTar(source)
            ? TarContent.Read(source)
            : throw source.Fault("it is no PyTorch file: it begins neither as a zip archive nor as a pickle nor as a tar archive");
    }

    public static bool Recognises(ByteSource source) => IsZip(source) || IsStream(source) || IsTar(source);

    private static bool IsZip(ByteSource source) => Holds(source, 0, "PK\u0003\u0004"u8) || Holds(source, 0, "PK\u0005\u0006"u8);

    private static bool IsTar(ByteSource source) => Holds(source, TarMagicPlace, "ustar"u8);

    // PROTO, then the magic number 0x1950a86a20f9469cfc6c as LONG1 of ten bytes.
    private static bool IsStream(ByteSource source) =>
        Holds(source, 2, [0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]) && Holds(source, 0, [0x80]);

    private static bool Holds(ByteSource source, long place, ReadOnlySpan<byte> expected)
    {
        if (source.Length < place + expected.Length)
        {
            return false;
        }

        Span<byte> found = stackalloc byte[16];
        found = found[..expected.Length];
        source.ReadExactly(found, place);
        return found.SequenceEqual(expected);
    }
}
