namespace TorchSharp.Modules;

/// <summary>The sizes of a convolution, one number for each dimension of its kernel.</summary>
internal sealed record ConvolutionShape(
    long Inputs, long Outputs, long[] Kernel, long[] Stride, long[] Padding, long[] Dilation, PaddingModes Mode, long Groups, bool HasBias, bool Same)
{
    internal long[] NoPadding { get; } = new long[Kernel.Length];

    internal static ConvolutionShape With(
        long inputs, long outputs, long[] kernel, long[] stride, long[] padding, long[] dilation, PaddingModes mode, long groups, bool bias)
    {
        int dimensions = kernel.Length;
        return new(
            inputs, outputs, kernel, stride ?? All(dimensions, 1), padding ?? All(dimensions, 0), dilation ?? All(dimensions, 1), mode, groups, bias, false);
    }

    internal static ConvolutionShape With(
        long inputs, long outputs, long[] kernel, Padding padding, long[] stride, long[] dilation, PaddingModes mode, long groups,
        bool bias) =>
        With(inputs, outputs, kernel, stride, null, dilation, mode, groups, bias) with { Same = padding == TorchSharp.Padding.Same };

    internal static long[] All(int dimensions, long value) => Enumerable.Repeat(value, dimensions).ToArray();

    /// <summary>Widths to pad beforehand, the last dimension first; an odd sum puts the wider border behind.</summary>
    internal long[] Borders()
    {
        var borders = new List<long>();
        for (int d = Kernel.Length - 1; d >= 0; d--)
        {
            long total = Same ? Dilation[d] * (Kernel[d] - 1) : 2 * Padding[d];
            borders.Add(total / 2);
            borders.Add(total - total / 2);
        }
        return borders.ToArray();
    }
}
