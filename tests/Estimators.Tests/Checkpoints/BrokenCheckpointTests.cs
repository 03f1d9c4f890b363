using System.Security.Cryptography;

namespace MLNetTorch.Estimators.Tests;

/// <summary>A checkpoint that is not whole is passed over, and none is ever taken for another.</summary>
[TestClass]
public sealed class BrokenCheckpointTests : IDisposable
{
    private static readonly Mlp Network = new() { HiddenSizes = [4], Dropout = 0.2 };

    private readonly TemporaryFolder _folder = new();

    private TorchTrainerOptions Options => new()
    {
        Epochs = 3,
        BatchSize = 16,
        Seed = 7,
        ValidationFraction = 0.2,
        Checkpoint = new Checkpoint(_folder.Path) { EverySteps = 1, Resume = true },
    };

    public void Dispose() => _folder.Dispose();

    public static IEnumerable<object[]> Damages =>
    [
        ["cut in half", (byte[] file) => file[..(file.Length / 2)]],
        ["cut by a byte", (byte[] file) => file[..^1]],
        ["one byte longer", (byte[] file) => (byte[])[.. file, 0]],
        ["empty", (byte[] _) => Array.Empty<byte>()],
        ["zeros", (byte[] file) => new byte[file.Length]],
        ["another mark", (byte[] file) => Flipped(file, 0)],
        ["another version", (byte[] file) => Flipped(file, 8)],
        ["another length of values", (byte[] file) => Flipped(file, 13)],
        ["another value", (byte[] file) => Flipped(file, 200)],
        ["another weight", (byte[] file) => Flipped(file, file.Length - 100)],
        ["another hash", (byte[] file) => Flipped(file, file.Length - 1)],
    ];

    public static string Name(System.Reflection.MethodInfo method, object[] damage) => $"{method.Name} ({damage[0]})";

    [TestMethod]
    [DynamicData(nameof(Damages), DynamicDataDisplayName = nameof(Name))]
    public void The_one_before_is_taken_instead(string _, Func<byte[], byte[]> damage)
    {
        Crashing.CutOff(Options, 5, Network);
        Damage(_folder.Checkpoints[^1], damage);
        var (log, learned) = (new List<string>(), 0);
        using var resumed = Logged(log, Options with { Progress = new OnProgress(at => learned += at.EpochFinished ? 0 : 1) });
        Assert.AreEqual(9 - 4 + 1, learned, "the step that was lost is learned again");
        Assert.IsTrue(log.Any(line => line.EndsWith("An older one is tried.", StringComparison.Ordinal)), string.Join('\n', log));
        using var whole = Crashing.Fit(Options with { Checkpoint = null }, Network);
        CollectionAssert.AreEqual(Weights.Of(whole.Network), Weights.Of(resumed.Network));
    }

    [TestMethod]
    [DynamicData(nameof(Damages), DynamicDataDisplayName = nameof(Name))]
    public void All_broken_is_an_error_that_names_the_file(string _, Func<byte[], byte[]> damage)
    {
        Crashing.CutOff(Options, 5, Network);
        foreach (var file in _folder.Checkpoints)
            Damage(file, damage);
        var allowed = NativeTensors.MiscountedFor(Network);
        var before = NativeTensors.Alive();
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => Crashing.Fit(Options, Network));
        Assert.Contains(_folder.Checkpoints[^1], fault.Message);
        Assert.IsLessThanOrEqualTo(before + allowed, NativeTensors.Alive());
    }

    [TestMethod]
    public void Another_version_says_so()
    {
        Crashing.CutOff(Options, 2, Network);
        foreach (var file in _folder.Checkpoints)
            Damage(file, bytes => Flipped(bytes, 8));
        Assert.Contains("is of format version 0; this MLNetTorch reads version 1",
            Assert.ThrowsExactly<InvalidDataException>(() => Crashing.Fit(Options, Network)).Message);
    }

    [TestMethod]
    public void No_flipped_bit_goes_unnoticed()
    {
        Crashing.CutOff(Options with { Checkpoint = Options.Checkpoint! with { Keep = 1 } }, 2, Network);
        var path = _folder.Checkpoints.Single();
        var sound = File.ReadAllBytes(path);
        for (var place = 0; place < sound.Length; place += sound.Length / 60)
        {
            File.WriteAllBytes(path, Flipped(sound, place));
            Assert.ThrowsExactly<InvalidDataException>(() => Crashing.Fit(Options, Network), $"byte {place}");
        }
    }

    [TestMethod]
    public void What_was_never_finished_is_not_read_and_is_cleared_away()
    {
        Crashing.CutOff(Options, 4, Network);
        var half = $"{_folder["checkpoint-000009-000000009.mlnt"]}.0123456789abcdef.tmp";
        File.WriteAllBytes(half, File.ReadAllBytes(_folder.Checkpoints[^1])[..500]);
        var log = new List<string>();
        using var resumed = Logged(log, Options);
        Assert.IsFalse(log.Any(line => line.Contains("older", StringComparison.Ordinal)));
        Assert.IsFalse(File.Exists(half));
        using var whole = Crashing.Fit(Options with { Checkpoint = null }, Network);
        CollectionAssert.AreEqual(Weights.Of(whole.Network), Weights.Of(resumed.Network));
    }

    [TestMethod]
    public void A_whole_file_without_the_state_is_refused()
    {
        Crashing.CutOff(Options with { Checkpoint = Options.Checkpoint! with { Keep = 1 } }, 2, Network);
        var path = _folder.Checkpoints.Single();
        byte[] body = [.. "MLNTCKPT"u8, 1, 0, 0, 0, 2, 0, 0, 0, (byte)'{', (byte)'}', 2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'];
        File.WriteAllBytes(path, [.. body, .. SHA256.HashData(body)]);
        Assert.Contains("does not hold the state of such a training", Assert.ThrowsExactly<InvalidDataException>(() => Crashing.Fit(Options, Network)).Message);
    }

    private static TorchClassificationTransformer Logged(List<string> log, TorchTrainerOptions options)
    {
        var ml = new MLContext(1);
        ml.Log += (_, entry) => log.Add(entry.RawMessage ?? entry.Message);
        return ml.Torch().MulticlassClassification(Network, options).Fit(ToyRows.Load(ml));
    }

    private static void Damage(string path, Func<byte[], byte[]> damage) => File.WriteAllBytes(path, damage(File.ReadAllBytes(path)));

    private static byte[] Flipped(byte[] file, int place)
    {
        var bytes = (byte[])file.Clone();
        bytes[place] ^= 1;
        return bytes;
    }
}
