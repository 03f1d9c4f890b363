using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.Weights.PyTorch;

/// <summary>Every file of the manifest reads to what PyTorch says of it, or is refused.</summary>
[TestClass]
public sealed class PyTorchManifestTests
{
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["not_a_checkpoint.pth"] = "it is no PyTorch file",
        ["truncated.pth"] = "the archive's end is missing: it is cut short",
        ["unsafe_eval.pt"] = "its pickle names '__builtin__.eval', which is neither a tensor nor a container, and reading it would run code",
        ["whole_module.pt"] = "its pickle names 'torch.nn.modules.container.Sequential'",
    };

    public static IEnumerable<object[]> Files => GoldenPth.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void A_file_reads_to_its_manifest(string name)
    {
        if (Refused.TryGetValue(name, out var reason))
        {
            var fault = Assert.ThrowsExactly<InvalidDataException>(() => PyTorchFile.Open(GoldenPth.PathOf(name)));
            StringAssert.Contains(fault.Message, reason);
            StringAssert.Contains(fault.Message, name);
            GoldenCount.Add(1);
            return;
        }

        using var file = PyTorchFile.Open(GoldenPth.PathOf(name));
        var entry = GoldenPth.Entry(name);
        if (!entry.TryGetProperty("keys", out var keys))
        {
            Assert.IsTrue(name is "list.pt" or "tuple.pt" or "tensor.pt" or "tensor_legacy.pt" or "parameter.pt" or "mlp_2017_tar.pth", $"{name} is compared nowhere");
            return;
        }

        var content = (IReadOnlyDictionary<object, object?>)file.Content!;
        Assert.AreEqual(entry.GetProperty("n_keys").GetInt32(), content.Count);
        // Of the big files the manifest describes the first entries.
        CollectionAssert.AreEqual(keys.EnumerateObject().Select(key => key.Name).ToArray(), content.Keys.Take(keys.EnumerateObject().Count()).ToArray());
        foreach (var key in keys.EnumerateObject().Where(key => key.Value.ValueKind == JsonValueKind.Array))
        {
            CompareTensor(key.Value, (StoredTensor)content[key.Name]!, $"{name}: {key.Name}");
        }
    }

    [TestMethod]
    public void What_must_be_refused_is_what_the_manifest_says()
    {
        CollectionAssert.IsSubsetOf(
            GoldenPth.Names.Where(name => GoldenPth.Entry(name).TryGetProperty("torch_load_error", out _)).ToArray(), Refused.Keys);
        CollectionAssert.IsSubsetOf(Refused.Keys, GoldenPth.Names.ToArray());
        Assert.IsGreaterThanOrEqualTo(GoldenPth.CountInRepository, GoldenPth.Names.Count(), "files of the manifest are missing");
    }

    private static void CompareTensor(JsonElement expected, StoredTensor stored, string what)
    {
        using var scope = NewDisposeScope();
        var read = stored.Read().MoveToOuterDisposeScope();
        Assert.AreEqual(TypeOf(expected[0].GetString()!), read.dtype, what);
        CollectionAssert.AreEqual(GoldenFile.Longs(expected[1]), read.shape, what);
        CollectionAssert.AreEqual(GoldenFile.Longs(expected[1]), stored.Shape.ToArray(), what);
        CollectionAssert.AreEqual(GoldenFile.Longs(expected[2]), stored.Strides.ToArray(), what);
        Assert.AreEqual(expected[3].GetInt64(), stored.Offset, what);
        var sum = read.numel() == 0 ? 0 : read.to(ScalarType.Float64).sum().item<double>();
        Assert.AreEqual(GoldenFile.Double(expected[4]), sum, 1e-9 * Math.Max(1, Math.Abs(sum)), what);
        GoldenCount.Add(5);
    }

    private static ScalarType TypeOf(string name) => name switch
    {
        "torch.float32" => ScalarType.Float32,
        "torch.float64" => ScalarType.Float64,
        "torch.float16" => ScalarType.Float16,
        "torch.bfloat16" => ScalarType.BFloat16,
        "torch.int64" => ScalarType.Int64,
        "torch.int32" => ScalarType.Int32,
        "torch.int16" => ScalarType.Int16,
        "torch.int8" => ScalarType.Int8,
        "torch.uint8" => ScalarType.Byte,
        "torch.bool" => ScalarType.Bool,
        _ => throw new InvalidDataException(name),
    };
}
