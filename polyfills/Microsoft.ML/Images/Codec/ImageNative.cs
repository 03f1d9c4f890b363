using System.Reflection;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Internal;

/// <summary>The functions of the library that polyfills/native/images.h describes. All memory but an encoded file is the caller's.</summary>
internal static unsafe partial class ImageNative
{
    private const string Library = "libmlnettorch_images";

    static ImageNative() => NativeLibrary.SetDllImportResolver(typeof(ImageNative).Assembly, Resolve);

    /// <summary>What is wrong with the file, or null.</summary>
    [LibraryImport(Library)] internal static partial byte* images_header(byte* data, int size, out int width, out int height);

    [LibraryImport(Library)]
    internal static partial byte* images_decode(byte* data, int size, byte* pixels, int width, int height, out int opaque);

    [LibraryImport(Library)]
    internal static partial int images_resample(
        byte* pixels, int sourceWidth, int sourceHeight, int scaledWidth, int scaledHeight, int left, int top,
        byte* target, long targetStride, int width, int height);

    [LibraryImport(Library)]
    internal static partial byte* images_encode(byte* pixels, int width, int height, int opaque, int asJpeg, out long size);

    [LibraryImport(Library)] internal static partial void images_free(byte* file);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        try
        {
            return name == Library ? NativeLibrary.Load(name, assembly, path) : 0;
        }
        catch (DllNotFoundException error)
        {
            throw new DllNotFoundException(
                $"{Library}.so is missing or cannot be loaded: the polyfill of ML.NET's images needs it next to {assembly.GetName().Name}.dll. Run ./run.sh or ./test.sh once, or install libstb-dev and CMake and run eng/native.sh. The loader says: {error.Message}", error);
        }
    }
}
