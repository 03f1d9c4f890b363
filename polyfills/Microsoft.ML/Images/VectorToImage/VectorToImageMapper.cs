using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Internal;

/// <summary>Vectors to pictures. A vector without any stored value is no picture.</summary>
internal sealed class VectorToImageMapper<T>(DataViewSchema.Column input, VectorToImageOptions options) : OneToOneMapper([input])
    where T : struct, INumberBase<T>
{
    // Bytes are taken as they are.
    private readonly bool _scales = typeof(T) != typeof(byte) && (options.Offset != 0 || options.Scale != 1);

    public override IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; } = [new(options.OutputColumnName, options.Type)];

    protected override Delegate CreateGetter(DataViewRow input, int outputIndex)
    {
        ValueGetter<VBuffer<T>> get = input.GetGetter<VBuffer<T>>(input.Schema[Inputs[0].Index]);
        VBuffer<T> vector = default, dense = default;
        return (ValueGetter<MLImage>)((ref MLImage image) =>
        {
            get(ref vector);
            image = null;
            if (vector.GetValues().IsEmpty)
                return;
            vector.CopyToDense(ref dense);
            image = Convert(dense.GetValues());
        });
    }

    private MLImage Convert(ReadOnlySpan<T> values)
    {
        MLImage image = MLImage.OfSize(options.Type.Width, options.Type.Height);
        image.Tag = nameof(VectorToImageConvertingTransformer);
        Span<byte> pixels = image.Writable;
        for (int at = 0; at < 4; at++)
        {
            Span<byte> plane = pixels[at..];
            if (options.Layout.PlaceOf("BGRA"[at], pixels.Length / 4) is (int first, int step))
                Gather(values[first..], step, plane);
            else
                Fill(plane, isAlpha: at == 3);
        }

        return image;
    }

    private void Gather(ReadOnlySpan<T> values, int step, Span<byte> plane)
    {
        for (int from = 0, to = 0; to < plane.Length; from += step, to += 4)
        {
            float value = float.CreateTruncating(values[from]);
            plane[to] = _scales ? (byte)Math.Round((value * options.Scale) - options.Offset) : (byte)value;
        }
    }

    // What the official part fills in: 255 for alpha and zero for a colour; where values are scaled, the zeros are too, and alpha is zero.
    private void Fill(Span<byte> plane, bool isAlpha)
    {
        byte value = isAlpha
            ? (_scales ? byte.MinValue : byte.MaxValue)
            : (_scales ? (byte)Math.Round(-options.Offset) : byte.MinValue);
        for (int at = 0; at < plane.Length; at += 4)
            plane[at] = value;
    }
}
