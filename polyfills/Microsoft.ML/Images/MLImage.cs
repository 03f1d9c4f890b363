using System.Buffers;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Data;

/// <summary>
/// A picture of four bytes a pixel. The pixels lie in managed memory, borrowed from the shared pool until <see cref="Dispose"/>:
/// a picture that nobody disposes costs a garbage collection, never a leak.
/// </summary>
public sealed partial class MLImage : IDisposable
{
    private readonly int _width;
    private readonly int _height;
    private readonly MLPixelFormat _pixelFormat;
    private byte[] _pixels;
    private string _tag;

    private MLImage(int width, int height, MLPixelFormat pixelFormat, bool opaque)
    {
        _width = width;
        _height = height;
        _pixelFormat = pixelFormat;
        IsOpaque = opaque;
        _pixels = ArrayPool<byte>.Shared.Rent(checked(width * height * 4));
    }

    public int BitsPerPixel => WhileAlive(32);

    public int Height => WhileAlive(_height);

    public int Width => WhileAlive(_width);

    public MLPixelFormat PixelFormat => WhileAlive(_pixelFormat);

    /// <summary>The pixels, line by line; colours are multiplied by alpha.</summary>
    public ReadOnlySpan<byte> Pixels => Writable;

    public string Tag
    {
        get => WhileAlive(_tag);
        set => _tag = WhileAlive(value);
    }

    /// <summary>A copy of the colours, no longer multiplied by alpha: blue, green and red of each pixel.</summary>
    public byte[] GetBGRPixels
    {
        get
        {
            ReadOnlySpan<byte> from = Pixels;
            var colours = new byte[_width * _height * 3];
            (int blue, int red) = _pixelFormat == MLPixelFormat.Bgra32 ? (0, 2) : (2, 0);
            for (int i = 0, at = 0; at < from.Length; i += 3, at += 4)
            {
                byte alpha = IsOpaque ? byte.MaxValue : from[at + 3];
                colours[i] = Divided(from[at + blue], alpha);
                colours[i + 1] = Divided(from[at + 1], alpha);
                colours[i + 2] = Divided(from[at + red], alpha);
            }

            return colours;
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _pixels, null) is byte[] pixels)
            ArrayPool<byte>.Shared.Return(pixels);
    }

    /// <summary>Whether the alpha bytes mean nothing.</summary>
    internal bool IsOpaque { get; private set; }

    internal Span<byte> Writable => (_pixels ?? throw Disposed()).AsSpan(0, _width * _height * 4);

    private T WhileAlive<T>(T value) => _pixels is null ? throw Disposed() : value;

    private static InvalidOperationException Disposed() => new("Object is disposed.");

    private static byte Divided(byte value, byte alpha) => alpha switch
    {
        byte.MaxValue => value,
        0 => 0,
        _ => (byte)Math.Min(byte.MaxValue, ((value * byte.MaxValue) + (alpha / 2)) / alpha),
    };

    private static void SwapRedAndBlue(Span<byte> pixels)
    {
        foreach (ref uint pixel in MemoryMarshal.Cast<byte, uint>(pixels))
            pixel = (pixel & 0xFF00FF00) | ((pixel & 0xFF) << 16) | ((pixel >> 16) & 0xFF);
    }
}
