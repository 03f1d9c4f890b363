using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

/// <summary>A row after scoring, with all that came through.</summary>
public sealed class TinyScored
{
    public float[] Score { get; set; } = [];

    [KeyType(1000)]
    public uint PredictedLabel { get; set; }

    public float[] Features { get; set; } = [];

    public int Number { get; set; }

    public string Text { get; set; } = "";

    public bool Flag { get; set; }

    public double[] Varying { get; set; } = [];

    public string[] Words { get; set; } = [];

    public static TinyScored[] Of(MLContext ml, IDataView scored) => [.. ml.Data.CreateEnumerable<TinyScored>(scored, reuseRowObject: false)];

    /// <summary>Every pass-through value is that of the row that the number names.</summary>
    public void AssertAligned()
    {
        var expected = TinyRow.At(Number);
        CollectionAssert.AreEqual(expected.Features, Features);
        Assert.AreEqual(expected.Text, Text);
        Assert.AreEqual(expected.Flag, Flag);
        CollectionAssert.AreEqual(expected.Varying, Varying);
        CollectionAssert.AreEqual(expected.Words, Words);
    }
}
