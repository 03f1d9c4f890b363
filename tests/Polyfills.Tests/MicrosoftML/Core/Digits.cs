using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

/// <summary>Row classes that the tests share.</summary>
public sealed class Digit
{
    public float Number { get; set; }

    public string Text { get; set; } = "";

    [VectorType(3)]
    public float[] Pixels { get; set; } = [];

    public static Digit[] Some(int count) => Enumerable.Range(0, count)
        .Select(i => new Digit { Number = i, Text = $"t{i}", Pixels = [i, i + 0.5f, -i] })
        .ToArray();
}

public sealed class KeyedRow
{
    [KeyType(5)]
    public uint Key { get; set; }
}

public sealed class NumberInput
{
    public float Number { get; set; }
}

public sealed class DoubledOutput
{
    public float Doubled { get; set; }
}
