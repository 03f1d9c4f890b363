using System.Diagnostics;

namespace MLNetTorch.Samples.Web.Tests;

/// <summary>The program as a user runs it.</summary>
[TestClass]
public sealed class CommandLineTests
{
    [TestMethod]
    public void Help_names_every_option()
    {
        var (exitCode, output) = Run("--help");

        Assert.AreEqual(0, exitCode);
        foreach (var option in CommandLine.OptionNames)
            Assert.Contains(option, output);
    }

    [TestMethod]
    public void Check_posts_digits_and_says_how_many_are_read()
    {
        var (exitCode, output) = Run("check", "--digits", "300", "--minimum-accuracy", "0.9", "--model", SharedServer.Settings.Model, "--data", Checkout.MnistFolder);

        Assert.AreEqual(0, exitCode, output);
        Assert.Contains("All 3 figures hold.", output);
    }

    [TestMethod]
    public void Check_fails_below_the_wanted_accuracy()
    {
        var (exitCode, output) = Run("check", "--digits", "100", "--minimum-accuracy", "1.01", "--model", SharedServer.Settings.Model, "--data", Checkout.MnistFolder);

        Assert.AreEqual(1, exitCode, output);
        Assert.Contains("[MISSED] digits that are read rightly", output);
    }

    [TestMethod]
    public void A_model_that_cannot_be_served_is_named()
    {
        var model = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip");
        File.WriteAllText(model, "This is no zip.");

        var (exitCode, output) = Run("--port", "0", "--model", model);

        File.Delete(model);
        Assert.AreEqual(1, exitCode, output);
        Assert.Contains(model, output);
        Assert.DoesNotContain("   at ", output);
    }

    private static (int ExitCode, string Output) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(DigitWeb).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
