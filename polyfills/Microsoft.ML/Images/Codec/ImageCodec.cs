using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Files of pictures to pixels and back. Keeps no state and holds on to no native memory.</summary>
internal static unsafe class ImageCodec
{
    /// <summary>Decodes a file's bytes; null, and why, where they are no whole picture of a known format.</summary>
    public static MLImage DecodeOrNull(ReadOnlySpan<byte> file, out string fault)
    {
        fixed (byte* data = file)
        {
            fault = Marshal.PtrToStringUTF8((nint)ImageNative.images_header(data, file.Length, out int width, out int height));
            if (fault != null)
                return null;
            MLImage image = MLImage.OfSize(width, height);
            fixed (byte* pixels = image.Writable)
            {
                fault = Marshal.PtrToStringUTF8((nint)ImageNative.images_decode(data, file.Length, pixels, width, height, out int opaque));
                image.MarkOpaque(opaque != 0);
            }

            if (fault is null)
                return image;
            image.Dispose();
            return null;
        }
    }

    /// <summary>The bytes of a JPEG file of the best quality, or of a PNG file.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> bgra, int width, int height, bool opaque, bool asJpeg)
    {
        byte* file;
        long size;
        fixed (byte* pixels = bgra)
            file = ImageNative.images_encode(pixels, width, height, opaque ? 1 : 0, asJpeg ? 1 : 0, out size);
        if (file == null)
            throw new OutOfMemoryException($"A picture of {width} × {height} pixels could not be encoded: memory is short.");
        try
        {
            return new ReadOnlySpan<byte>(file, checked((int)size)).ToArray();
        }
        finally
        {
            ImageNative.images_free(file);
        }
    }
}
