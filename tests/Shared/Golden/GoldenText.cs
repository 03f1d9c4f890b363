namespace MLNetTorch.Tests;

/// <summary>Compares a text with a reference, line ends aside.</summary>
internal static class GoldenText
{
    public static void AreEqual(string expected, string actual, string what)
    {
        GoldenCount.Add(1);
        Assert.AreEqual(expected.ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"), what);
    }
}
