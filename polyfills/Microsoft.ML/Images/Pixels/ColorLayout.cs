using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Internal;

/// <summary>Which colours a vector of pixels has, in which order, and whether pixel by pixel or plane by plane.</summary>
internal sealed record ColorLayout
{
    private readonly ImagePixelExtractingEstimator.ColorBits _colors;
    private readonly ImagePixelExtractingEstimator.ColorsOrder _order;

    public ColorLayout(
        ImagePixelExtractingEstimator.ColorBits colors, ImagePixelExtractingEstimator.ColorsOrder order, bool interleaved, string colorsName, string orderName)
    {
        Checks.Param((colors & ImagePixelExtractingEstimator.ColorBits.All) != 0, colorsName, "Need to use at least one color plane.");
        Checks.Param(Enum.IsDefined(order), orderName, $"Unknown order of colors {order}");
        _colors = colors & ImagePixelExtractingEstimator.ColorBits.All;
        _order = order;
        Interleaved = interleaved;
        Letters = order.ToString().Where(letter => _colors.HasFlag(BitOf(letter))).ToArray();
    }

    public bool Interleaved { get; }

    /// <summary>The colours in order: of A, R, G, B.</summary>
    public IReadOnlyList<char> Letters { get; }

    public int Planes => Letters.Count;

    /// <summary>Where the values of a colour begin, and how far apart they lie; the colour has none where it is not in the layout.</summary>
    public (int First, int Step)? PlaceOf(char letter, int pixels)
    {
        int plane = Letters.ToList().IndexOf(letter);
        if (plane < 0)
            return null;
        return Interleaved ? (plane, Planes) : (plane * pixels, 1);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write((byte)_colors);
        writer.Write((byte)_order);
        writer.Write(Interleaved);
    }

    public static ColorLayout Load(BinaryReader reader)
        => new((ImagePixelExtractingEstimator.ColorBits)reader.ReadByte(), (ImagePixelExtractingEstimator.ColorsOrder)reader.ReadByte(),
            reader.ReadBoolean(), "colors", "order");

    private static ImagePixelExtractingEstimator.ColorBits BitOf(char letter) => letter switch
    {
        'A' => ImagePixelExtractingEstimator.ColorBits.Alpha,
        'R' => ImagePixelExtractingEstimator.ColorBits.Red,
        'G' => ImagePixelExtractingEstimator.ColorBits.Green,
        _ => ImagePixelExtractingEstimator.ColorBits.Blue,
    };
}
