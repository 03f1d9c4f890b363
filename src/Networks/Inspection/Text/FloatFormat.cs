using System.Globalization;

namespace MLNetTorch.Networks;

/// <summary>
/// How a tensor's floating-point numbers are written: whole, with four decimals, or with powers of ten; all as wide as the widest. .NET rounds the exact
/// binary value, ties to even, as Python does.
/// </summary>
internal sealed class FloatFormat
{
    private readonly bool whole = true;
    private readonly bool powers;

    public FloatFormat(IReadOnlyCollection<double> values)
    {
        var telling = values.Where(value => double.IsFinite(value) && value != 0).ToList();
        if (telling.Count == 0)
        {
            return;
        }

        var (smallest, largest) = (telling.Min(Math.Abs), telling.Max(Math.Abs));
        whole = telling.TrueForAll(double.IsInteger);
        powers = largest / smallest > 1000 || largest > 1e8 || (!whole && smallest < 1e-4);
        Width = telling.Max(value => Unpadded(value).Length);
    }

    public int Width { get; } = 1;

    public string Text(double value) => Unpadded(value).PadLeft(Width);

    private string Unpadded(double value) =>
        !double.IsFinite(value) ? PythonText.Number(value)
        : powers ? Powers(value)
        : value.ToString(whole ? "F0" : "F4", CultureInfo.InvariantCulture) + (whole ? "." : "");

    private static string Powers(double value)
    {
        var parts = value.ToString("E4", CultureInfo.InvariantCulture).Split('E');
        return $"{parts[0]}e{PythonText.Exponent(int.Parse(parts[1], CultureInfo.InvariantCulture))}";
    }
}
