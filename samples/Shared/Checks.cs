using System.Globalization;

namespace MLNetTorch.Samples;

/// <summary>The figures that a sample promises. A missed one is told at once and fails the program at the end.</summary>
internal sealed class Checks(TextWriter output)
{
    private int held;
    private int missed;

    public void AtLeast(string what, double wanted, double actual) =>
        Note(actual >= wanted, what, Text(actual), $"at least {Text(wanted)}");

    public void AtMost(string what, double wanted, double actual) =>
        Note(actual <= wanted, what, Text(actual), $"at most {Text(wanted)}");

    public void Near(string what, double wanted, double actual, double tolerance) =>
        Note(Math.Abs(actual - wanted) <= tolerance, what, Text(actual), $"{Text(wanted)} ± {Text(tolerance)}");

    public void Equal(string what, long wanted, long actual) => Note(wanted == actual, what, $"{actual}", $"{wanted}");

    public void Equal(string what, string wanted, string actual) => Note(wanted == actual, what, actual, wanted);

    public void Equal(string what, long[] wanted, long[] actual) =>
        Note(wanted.AsSpan().SequenceEqual(actual), what, $"[{string.Join(", ", actual)}]", $"[{string.Join(", ", wanted)}]");

    public void Holds(string what, bool actual) => Note(actual, what, actual ? "yes" : "no", "yes");

    /// <summary>Tells how it went.</summary>
    /// <returns>The exit code.</returns>
    public int Conclude()
    {
        output.WriteLine();
        output.WriteLine(missed == 0 ? $"All {held} figures hold." : $"{missed} of {held + missed} figures are missed.");
        return missed == 0 ? 0 : 1;
    }

    private void Note(bool holds, string what, string actual, string wanted)
    {
        (held, missed) = holds ? (held + 1, missed) : (held, missed + 1);
        output.WriteLine(holds ? $"[holds]  {what}: {actual}" : $"[MISSED] {what}: {actual}, wanted {wanted}");
    }

    private static string Text(double number) => number.ToString("G6", CultureInfo.InvariantCulture);
}
