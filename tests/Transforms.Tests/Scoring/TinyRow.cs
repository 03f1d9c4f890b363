using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

/// <summary>A row with something of most kinds of column.</summary>
public sealed class TinyRow
{
    /// <summary>One channel of 2x3.</summary>
    [VectorType(1, 2, 3)]
    public float[] Features { get; set; } = new float[6];

    public string Label { get; set; } = "";

    public int Number { get; set; }

    public float Amount { get; set; }

    public string Text { get; set; } = "";

    public bool Flag { get; set; }

    public double[] Varying { get; set; } = [];

    [VectorType(2)]
    public string[] Words { get; set; } = [];

    [KeyType(1000)]
    public uint Key { get; set; }

    /// <summary>Row <paramref name="number"/> of any number of them: every column can be worked out from it.</summary>
    public static TinyRow At(int number)
    {
        var random = new Random(number);
        return new TinyRow
        {
            Features = [.. Enumerable.Range(0, 6).Select(_ => (float)(random.NextDouble() * 2 - 1))],
            Label = (number % 3) switch { 0 => "cat", 1 => "dog", _ => "fish" },
            Number = number,
            Amount = number,
            Text = $"row {number}",
            Flag = number % 2 == 0,
            Varying = [.. Enumerable.Range(0, number % 4).Select(each => each + number * 0.5)],
            Words = [$"a{number}", $"b{number}"],
            Key = (uint)(number % 1000),
        };
    }

    public static TinyRow[] Rows(int count) => [.. Enumerable.Range(0, count).Select(At)];
}
