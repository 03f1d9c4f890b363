using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Evaluation;

/// <summary>A row as a trained model would give it, with labels in every form that an evaluation takes.</summary>
public sealed class ScoredRow
{
    public float Label { get; set; }

    /// <summary>From zero, as keys of objects are.</summary>
    [KeyType(3)]
    public uint KeyLabel { get; set; }

    public string Text { get; set; } = "";

    [VectorType(3)]
    public float[] Score { get; set; } = [0, 0, 0];

    [VectorType]
    public float[] Unsized { get; set; } = [0, 0];

    public uint PredictedLabel { get; set; }

    public static ScoredRow Of(int label, params float[] score) => new() { Label = label, KeyLabel = (uint)label, Score = score };
}
