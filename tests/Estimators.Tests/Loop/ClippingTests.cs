namespace MLNetTorch.Estimators.Tests;

/// <summary>Gradients are held as in a loop written by hand.</summary>
[TestClass]
public sealed class ClippingTests
{
    [TestMethod]
    [DataRow("norm")]
    [DataRow("value")]
    [DataRow("none")]
    public void As_by_hand_to_the_bit(string kind)
    {
        var clip = kind switch { "norm" => GradientClip.Norm(0.05), "value" => GradientClip.Value(0.02), _ => null };
        var options = PointRows.Options("multiclass") with { BatchSize = 16, GradientClip = clip };
        using var model = PointRows.Fit("multiclass", options, PointRows.Draw(50), HandLoop.Linear);
        var expected = HandLoop.Weights(options, PointRows.Draw(50), (network, output, labels) =>
        {
            torch.nn.functional.cross_entropy(output, labels).backward();
            if (kind == "norm")
                torch.nn.utils.clip_grad_norm_(network.parameters(), 0.05);
            if (kind == "value")
                torch.nn.utils.clip_grad_value_(network.parameters(), 0.02);
        });
        CollectionAssert.AreEqual(expected, Weights.Of(model.Network));
    }
}
