using System.Globalization;
using System.Text.Json.Serialization;

namespace MLNetTorch.Networks;

/// <summary>A size along height and width, such as a kernel's. One number stands for both: <c>Size2d size = 3</c>, or <c>(3, 2)</c>; in JSON <c>3</c> or <c>[3, 2]</c>.</summary>
/// <param name="Height">The size along the height.</param>
/// <param name="Width">The size along the width.</param>
[JsonConverter(typeof(Size2dJson))]
public readonly record struct Size2d(long Height, long Width)
{
    /// <summary>The same size along both.</summary>
    /// <param name="size">The size.</param>
    public static implicit operator Size2d(long size) => FromInt64(size);

    /// <summary>A size along the height and one along the width.</summary>
    /// <param name="size">The sizes.</param>
    public static implicit operator Size2d((long Height, long Width) size) => FromValueTuple(size);

    /// <summary>The same size along both.</summary>
    /// <param name="size">The size.</param>
    /// <returns>The sizes.</returns>
    public static Size2d FromInt64(long size) => new(size, size);

    /// <summary>A size along the height and one along the width.</summary>
    /// <param name="size">The sizes.</param>
    /// <returns>The sizes.</returns>
    public static Size2d FromValueTuple((long Height, long Width) size) => new(size.Height, size.Width);

    /// <summary>The sizes as text: <c>3x2</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Height}x{Width}");
}
