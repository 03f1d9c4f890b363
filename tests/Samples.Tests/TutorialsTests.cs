extern alias Tutorials;

using TutorialChecks = Tutorials::MLNetTorch.Samples.Checks;

namespace MLNetTorch.Samples.Tests;

/// <summary>The five tutorials at a reduced size; each checks its own figures and fails where one is missed.</summary>
[TestClass]
public sealed class TutorialsTests
{
    [TestMethod]
    [DataRow("lenet", "MaxPool conv1 tensor([[[[", "relu fc2 tensor([[", "torch.Size([1, 10])", "test accuracy of LeNet")]
    [DataRow("mnist", "labelled 5", "normalised values lie between -0.42421 and 2.82149", "Train Epoch: 1 [6400/12000 (53%)]\tLoss: ", "CNNNet at a sane")]
    [DataRow("full-batch", "Epoch 10/10 Loss ", "(2): Linear(in_features=100, out_features=10, bias=True)", "Parameter containing:", "accuracy of the residual model")]
    [DataRow("blocks", "tensor([-2., -1.,  0.,  1.,  2.])", "(block 3): Sequential(", "tensor([0, 1, 2, 3])", "the clone gives the same: yes")]
    [DataRow("transfer", "(softmax): Softmax(dim=1)", "Layer: linear_relu_stack.0.weight | Size: torch.Size([512, 3072])", "(fc): Linear(in_features=512, out_features=1000, bias=True)", "(fc): Linear(in_features=512, out_features=10, bias=True)")]
    public void A_tutorial_prints_its_text_and_its_figures_hold(string name, params string[] expected)
    {
        var run = Run(name, "--quick");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
        Assert.DoesNotContain("[MISSED]", run.Output);
        Assert.Contains("figures hold.", run.Output);
        foreach (var text in expected)
        {
            Assert.Contains(text, run.Output);
        }
    }

    [TestMethod]
    public void An_untrained_LeNet_prints_what_PyTorch_prints_from_the_same_seed()
    {
        var reference = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "tutorial-output.txt")).ReplaceLineEndings("\n");
        var start = reference.IndexOf("LeNet(\n", StringComparison.Ordinal);
        var end = reference.IndexOf("torch.Size([16, 10])", start, StringComparison.Ordinal);

        var output = Run("lenet", "--quick", "--seed", "0").Output.ReplaceLineEndings("\n");

        GoldenText.AreEqual(reference[start..end], output[output.IndexOf("LeNet(\n", StringComparison.Ordinal)..][..(end - start)], "network, values on the way and output");
    }

    [TestMethod]
    public void A_missed_figure_fails_the_program()
    {
        using var output = new StringWriter();
        var checks = new TutorialChecks(output);
        checks.AtLeast("one", 0.9, 0.95);
        checks.Near("two", 1, 1.2, 0.1);
        checks.AtMost("three", 1, double.NaN);

        Assert.AreEqual(1, checks.Conclude());
        Assert.Contains("[holds]  one: 0.95", output.ToString());
        Assert.Contains("[MISSED] two: 1.2, wanted 1 ± 0.1", output.ToString());
        Assert.Contains("[MISSED] three: NaN, wanted at most 1", output.ToString());
        Assert.Contains("2 of 3 figures are missed.", output.ToString());
    }

    [TestMethod]
    public void An_unknown_tutorial_is_refused_with_the_names_there_are()
    {
        var run = Run("lenett");

        Assert.AreNotEqual(0, run.ExitCode);
        Assert.Contains("'lenet'", run.Error + run.Output);
    }

    [TestMethod]
    public void Help_names_every_option_and_tutorial()
    {
        var help = Run("--help").Output;

        foreach (var name in MLNetTorch.Samples.Tutorials.CommandLine.OptionNames.Concat(MLNetTorch.Samples.Tutorials.CommandLine.TutorialNames))
        {
            Assert.Contains(name, help);
        }
    }

    private static SampleProcess Run(params string[] arguments) =>
        SampleProcess.Run("dotnet", Path.GetTempPath(), [typeof(TutorialChecks).Assembly.Location, .. arguments, "--data", Checkout.MnistFolder]);
}
