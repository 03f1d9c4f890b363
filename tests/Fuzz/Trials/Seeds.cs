using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Fuzz;

/// <summary>The sound files: what PyTorch wrote, and the trial network's weights in every format.</summary>
internal static class Seeds
{
    public static Seed[] All(string goldenFolder)
    {
        using var scope = NewDisposeScope();
        using var network = new TrialNetwork();
        using var dat = new MemoryStream();
        network.save(dat);
        using var safe = new MemoryStream();
        SafeTensors.Write(safe, network.state_dict(), new Dictionary<string, string> { ["format"] = "pt" });
        return
        [
            .. Directory.GetFiles(goldenFolder).Where(file => !file.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Golden),
            new Seed(SeedKind.PyTorchZip, "trial.pth", Checkpoint()),
            new Seed(SeedKind.SafeTensors, "trial.safetensors", safe.ToArray()),
            new Seed(SeedKind.TorchSharp, "trial.dat", dat.ToArray()),
        ];
    }

    private static Seed Golden(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var kind = bytes is [(byte)'P', (byte)'K', ..] && !path.EndsWith("truncated.pth", StringComparison.Ordinal) ? SeedKind.PyTorchZip
            : bytes[0] == 0x80 ? SeedKind.PyTorchStream
            : SeedKind.PyTorchTar;
        return new Seed(kind, Path.GetFileName(path), bytes);
    }

    private static byte[] Checkpoint() => ZipBytes.Checkpoint(
        PickleBytes.New.Do("}(")
            .Text("hidden.weight").Tensor("0", 12, 0, [3, 4], [4, 1])
            .Text("hidden.bias").Tensor("1", 3, 0, [3], [1])
            .Text("out.weight").Tensor("2", 9, 1, [2, 3], [4, 1])
            .Text("out.bias").Tensor("2", 9, 7, [2], [1])
            .Do("u").Stop(),
        new byte[48], new byte[12], new byte[36]).ToArray();
}
