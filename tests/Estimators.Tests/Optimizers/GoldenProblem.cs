using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators.Tests;

/// <summary>The small least-squares problem that the reference's optimisers were run on (tests/golden/README.md, section 3).</summary>
internal sealed class GoldenProblem
{
    private readonly Tensor _inputs = Fill.Tensor(7003, [6, 4], -1, 1);
    private readonly Tensor _targets = Fill.Tensor(7004, [6, 3], -1, 1);

    public Parameter Weight { get; } = new(Fill.Tensor(7001, [3, 4], -1, 1));

    public Parameter Bias { get; } = new(Fill.Tensor(7002, [3], -0.1, 0.1));

    public Parameter[] Parameters => [Weight, Bias];

    public Tensor Loss() => (_inputs.mm(Weight.t()) + Bias - _targets).square().mean();

    /// <summary>Steps along the reference, and compares the weights after each.</summary>
    public void Follow(JsonElement steps, Action zeroGradients, Action step)
    {
        foreach (var expected in steps.EnumerateArray())
        {
            zeroGradients();
            var loss = Loss();
            GoldenTensor.AreEqual(expected.GetProperty("loss_before"), loss, 1e-5, "loss");
            loss.backward();
            step();
            GoldenTensor.AreEqual(expected.GetProperty("w"), Weight, 1e-5, "w");
            GoldenTensor.AreEqual(expected.GetProperty("b"), Bias, 1e-5, "b");
        }
    }

    /// <summary>Steps without looking.</summary>
    public void Step(optim.Optimizer optimizer, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            optimizer.zero_grad();
            Loss().backward();
            optimizer.step();
        }
    }

    /// <summary>Compares with numbers of PyTorch that are not in the reference.</summary>
    public static void AreClose(double[] expected, Tensor actual)
    {
        GoldenCount.Add(expected.Length);
        var values = actual.detach().flatten().data<float>().ToArray();
        Assert.HasCount(expected.Length, values);
        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], values[i], 1e-5 * expected.Max(Math.Abs), $"[{i}]");
    }
}
