using static TorchSharp.torch;

namespace MLNetTorch.Estimators.Tests;

/// <summary>
/// NAdam is the one optimiser whose reference numbers are not wanted: PyTorch 1.13.1 has a factor mu too many in its loop over single
/// tensors (mended in 2.0), but not in its other implementation, <c>foreach=True</c>. TorchSharp's numbers, and so ours, are those without it.
/// </summary>
[TestClass]
public sealed class NAdamTests
{
    public const string Case = "NAdam(lr=0.05)";

    // PyTorch 1.13.1, foreach=True, float64.
    [TestMethod]
    [DataRow(1, new[] { 0.7123795177690484, 0.39659964199855946, -0.3387056416349778 }, new[] { 0.03185349227530409, -0.03541835532518917 })]
    [DataRow(2, new[] { 0.6737719089331056, 0.4209749859615263, -0.30805782436694423 }, new[] { 0.05977657189687336, -0.06087904582647481 })]
    [DataRow(5, new[] { 0.567230136072257, 0.436750118870397, -0.24781712796408056 }, new[] { 0.10254841312592812, -0.09167340142451752 })]
    public void Steps_are_PyTorchs_without_the_slip(int steps, double[] weight, double[] bias)
        => Compare(Optimizers.NAdam(0.05), steps, weight, bias);

    [TestMethod]
    public void Steps_with_other_settings_are_PyTorchs_without_the_slip()
        => Compare(Optimizers.NAdam(0.05, beta1: 0.8, beta2: 0.99, weightDecay: 0.1, momentumDecay: 0.1), 12,
            [0.2708864839936054, 0.17083317213442314, -0.07739612544176012], [0.19090849809580973, -0.056899614433246176]);

    /// <summary>The factor is the whole difference.</summary>
    [TestMethod]
    public void With_the_slip_the_steps_are_those_of_the_reference()
    {
        using var scope = NewDisposeScope();
        var problem = new GoldenProblem();
        var state = problem.Parameters.Select(parameter => (Mean: zeros_like(parameter), Square: zeros_like(parameter))).ToArray();
        var (step, product) = (0, 1.0);
        problem.Follow(GoldenFile.At("optimizers", "cases", Case, "f64"), () => Zero(problem), () =>
        {
            using var unrecorded = no_grad();
            var (now, next) = (Momentum(++step), Momentum(step + 1));
            product *= now;
            for (var i = 0; i < state.Length; i++)
            {
                var (parameter, (mean, square)) = (problem.Parameters[i], state[i]);
                mean.mul_(0.9).add_(parameter.grad! * 0.1);
                square.mul_(0.999).add_(parameter.grad!.square() * 0.001);
                var spread = (square / (1 - Math.Pow(0.999, step))).sqrt() + 1e-8;
                parameter.sub_(parameter.grad! / spread * (0.05 * (1 - now) / (1 - product)));
                parameter.sub_(mean / spread * (0.05 * next / (1 - (product * now * next))));
            }
        });
    }

    private static double Momentum(int step) => 0.9 * (1 - (0.5 * Math.Pow(0.96, step * 0.004)));

    private static void Zero(GoldenProblem problem)
    {
        foreach (var parameter in problem.Parameters)
            parameter.grad?.zero_();
    }

    private static void Compare(TrainingOptimizer choice, int steps, double[] weight, double[] bias)
    {
        using var scope = NewDisposeScope();
        var problem = new GoldenProblem();
        using var optimizer = choice.Create(problem.Parameters);
        problem.Step(optimizer, steps);
        GoldenProblem.AreClose(weight, problem.Weight.flatten().narrow(0, 0, weight.Length));
        GoldenProblem.AreClose(bias, problem.Bias.narrow(0, 0, bias.Length));
    }
}
