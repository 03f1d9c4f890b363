using System.Diagnostics;

namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class FullDiskTests
{
    private static readonly Mlp Network = new() { HiddenSizes = [4] };

    [TestMethod]
    public void A_full_disk_ends_the_training_and_loses_nothing()
    {
        using var folder = new TemporaryFolder();
        Mount(folder.Path);
        try
        {
            var options = new TorchTrainerOptions
            {
                Epochs = 3,
                BatchSize = 16,
                Seed = 7,
                Checkpoint = new Checkpoint(folder["checkpoints"]) { Resume = true },
                Callbacks = [ToldBy.After(3, 1, () => Fill(folder["ballast"]))],
            };
            var fault = Assert.ThrowsExactly<CallbackException>(() => Crashing.Fit(options, Network));
            Assert.AreEqual(nameof(Checkpoint), fault.Callback);
            Assert.AreEqual(3, fault.Epoch);
            Assert.IsInstanceOfType<IOException>(fault.InnerException);
            using var good = (TorchClassificationTransformer)fault.LastGood!;
            Assert.HasCount(3, good.History.Epochs);
            Assert.IsEmpty(Directory.GetFiles(folder["checkpoints"], "*.tmp"));

            File.Delete(folder["ballast"]);
            var learned = 0;
            using var resumed = Crashing.Fit(
                options with { Callbacks = [ToldBy.After(0, 0, () => { })], Progress = new OnProgress(at => learned += at.EpochFinished ? 0 : 1) }, Network);
            Assert.AreEqual(4, learned, "the third epoch");
            CollectionAssert.AreEqual(Weights.Of(good.Network), Weights.Of(resumed.Network));
        }
        finally
        {
            Run("umount", folder.Path);
        }
    }

    private static void Mount(string path)
    {
        if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", path) != 0)
            Assert.Inconclusive("A small disk can only be mounted by root on Linux.");
    }

    private static void Fill(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            while (true)
                file.Write(new byte[1024]);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
