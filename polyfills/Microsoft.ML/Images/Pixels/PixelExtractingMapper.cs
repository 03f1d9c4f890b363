using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Internal;

/// <summary>Pictures of one size to vectors: bytes, or numbers from a table with an entry for each of the 256 bytes.</summary>
internal sealed class PixelExtractingMapper<T>(DataViewSchema.Column input, ImageDataViewType image, PixelExtractionOptions options) : OneToOneMapper([input])
    where T : struct, INumberBase<T>
{
    private readonly T[] _values = Enumerable.Range(0, 256).Select(value => T.CreateTruncating((value - options.Offset) * options.Scale)).ToArray();

    public override IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; } = [new(options.OutputColumnName, VectorOf(image, options))];

    protected override Delegate CreateGetter(DataViewRow input, int outputIndex)
    {
        Action disposer = null;
        return CreateGetter(input, outputIndex, ref disposer);
    }

    // The last picture that came in is disposed with the row, whoever made it.
    protected override Delegate CreateGetter(DataViewRow input, int outputIndex, ref Action disposer)
    {
        ValueGetter<MLImage> get = input.GetGetter<MLImage>(input.Schema[Inputs[0].Index]);
        int size = image.Height * image.Width * options.Layout.Planes;
        MLImage source = null;
        disposer += () => source?.Dispose();
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> pixels) =>
        {
            get(ref source);
            VBufferEditor<T> editor = VBufferEditor.Create(ref pixels, size, source is null ? 0 : size);
            if (source != null)
                Extract(source, editor.Values);
            pixels = editor.Commit();
        });
    }

    private void Extract(MLImage source, Span<T> target)
    {
        Checks.State(source.Height == image.Height && source.Width == image.Width,
            $"The picture in column '{Inputs[0].Name}' is {source.Width} × {source.Height} pixels, but the column promises {image.Width} × {image.Height}.");
        ReadOnlySpan<byte> bytes = source.Pixels;
        string order = source.PixelFormat == MLPixelFormat.Bgra32 ? "BGRA" : "RGBA";
        foreach (char letter in options.Layout.Letters)
        {
            (int first, int step) = options.Layout.PlaceOf(letter, image.Height * image.Width).Value;
            Spread(bytes[order.IndexOf(letter)..], target[first..], step);
        }
    }

    private void Spread(ReadOnlySpan<byte> bytes, Span<T> target, int step)
    {
        T[] values = _values;
        for (int from = 0, to = 0; from < bytes.Length; from += 4, to += step)
            target[to] = values[bytes[from]];
    }

    private static VectorDataViewType VectorOf(ImageDataViewType image, PixelExtractionOptions options)
        => options.Layout.Interleaved
            ? new VectorDataViewType(options.ItemType, image.Height, image.Width, options.Layout.Planes)
            : new VectorDataViewType(options.ItemType, options.Layout.Planes, image.Height, image.Width);
}
