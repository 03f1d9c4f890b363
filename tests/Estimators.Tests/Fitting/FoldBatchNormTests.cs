using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Models that score with batch normalisations folded into the layers before them.</summary>
[TestClass]
public sealed class FoldBatchNormTests
{
    private static readonly SequentialNetwork Normalised = new(new Layer.Linear(6), new Layer.BatchNorm(), new Layer.ReLU(), new Layer.Linear());

    [TestMethod]
    public void Training_is_the_same_and_scores_agree()
    {
        var options = PointRows.Options("multiclass") with { Seed = 3 };
        var rows = PointRows.Draw(50);
        using var plain = PointRows.Fit("multiclass", options, rows, Normalised);
        using var folded = PointRows.Fit("multiclass", options with { FoldBatchNorm = true }, rows, Normalised);

        CollectionAssert.AreEqual(Weights.Of(plain.Network), Weights.Of(folded.Network));
        var view = PointRows.View(new MLContext(1), rows);
        var (expected, scores) = (Scores(plain, view), Scores(folded, view));
        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], scores[i], 1e-5f);
        Assert.IsFalse(expected.AsSpan().SequenceEqual(scores), "The bits are the same: nothing was folded.");
    }

    private static float[] Scores(ITorchTransformer model, IDataView view)
        => [.. ((ITransformer)model).Transform(view).GetColumn<float[]>("Score").SelectMany(each => each)];
}
