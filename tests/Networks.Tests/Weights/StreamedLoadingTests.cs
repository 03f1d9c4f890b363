using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Weights;

/// <summary>Loading holds no second copy of the weights, neither in tensors nor in managed memory.</summary>
[TestClass]
public sealed class StreamedLoadingTests
{
    [TestMethod]
    [DataRow("net.safetensors")]
    [DataRow("net.dat")]
    [DataRow("net.pth")]
    public void Numbers_go_from_the_file_straight_into_the_network(string name)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, name);
        using var network = Sequential(Linear(1000, 1000), BatchNorm1d(1000));
        using var other = Sequential(Linear(1000, 1000), BatchNorm1d(1000));
        Write(network, path);
        NetworkWeights.Load(other, path);
        DisposeScopeManager.Statistics.Reset();
        var before = GC.GetAllocatedBytesForCurrentThread();
        NetworkWeights.Load(other, path);
        var (managed, statistics) = (GC.GetAllocatedBytesForCurrentThread() - before, DisposeScopeManager.Statistics);
        Assert.AreEqual(0, statistics.CreatedInScopeCount + statistics.CreatedOutsideScopeCount, "no tensor may be made");
        Assert.IsLessThan(200_000L, managed, "of a file of 4 MB");
        CollectionAssert.AreEqual(network.state_dict()["0.weight"].data<float>().ToArray(), other.state_dict()["0.weight"].data<float>().ToArray());
        Directory.Delete(Path.GetDirectoryName(path)!, true);
    }

    private static void Write(Module network, string path)
    {
        if (!path.EndsWith(".pth", StringComparison.Ordinal))
        {
            NetworkWeights.Save(network, path);
            return;
        }

        var pickle = Fuzz.PickleBytes.New.Do("}(");
        var storages = new List<byte[]>();
        foreach (var (name, tensor) in network.state_dict())
        {
            pickle.Text(name).Tensor($"{storages.Count}", tensor.numel(), 0, tensor.shape, tensor.stride(), tensor.dtype == ScalarType.Int64 ? "LongStorage" : "FloatStorage");
            storages.Add(tensor.bytes.ToArray());
        }

        File.WriteAllBytes(path, Fuzz.ZipBytes.Checkpoint(pickle.Do("u").Stop(), [.. storages]).ToArray());
    }
}
