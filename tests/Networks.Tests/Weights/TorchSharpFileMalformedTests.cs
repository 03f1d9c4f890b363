using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Weights;

/// <summary>TorchSharp's files have neither mark nor checksum: what they claim is checked.</summary>
[TestClass]
public sealed class TorchSharpFileMalformedTests
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "net.dat");

    [TestCleanup]
    public void Clean() => Directory.Delete(Path.GetDirectoryName(_path)!, true);

    [TestMethod]
    [DataRow(new byte[] { }, "ends at byte 0")]
    [DataRow(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F }, "the count of its tensors is 9223372036854775807")]
    [DataRow(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1 }, "the count of its tensors is no number that fits")]
    [DataRow(new byte[] { 1, 0x80, 0x80, 4, (byte)'x' }, "the length of the name of tensor 0 is 65536; expected at most 4")]
    [DataRow(new byte[] { 1, 1, (byte)'x', 8, 0 }, "the type of tensor 'x' is 8, which is no type of number that it could have")]
    [DataRow(new byte[] { 1, 1, (byte)'x', 6, 65 }, "the count of sizes of tensor 'x' is 65; expected at most 64")]
    [DataRow(new byte[] { 1, 1, (byte)'x', 6, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F }, "storage 'x' of 34359738367 Float32 numbers at byte 10 reaches beyond its end")]
    [DataRow(new byte[] { 1, 1, (byte)'x', 6, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F }, "more numbers than any memory holds")]
    [DataRow(new byte[] { 1, 1, (byte)'x', 0, 1, 1, 7, 9 }, "1 bytes follow its 1 tensors")]
    [DataRow(new byte[] { 2, 1, (byte)'x', 0, 1, 1, 7, 1, (byte)'x', 0, 1, 1, 7 }, "it has the tensor 'x' twice")]
    [DataRow(new byte[] { 1, 1, 0xFF, 0, 0, 7 }, "that is no valid UTF-8")]
    public void A_fault_is_named(byte[] bytes, string message)
    {
        File.WriteAllBytes(_path, bytes);
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => WeightsFile.Open(_path));
        StringAssert.Contains(fault.Message, message);
        StringAssert.Contains(fault.Message, _path);
    }

    [TestMethod]
    public void Cutting_a_file_anywhere_is_noticed()
    {
        using var network = Sequential(Linear(3, 2), BatchNorm1d(2));
        NetworkWeights.Save(network, _path);
        var whole = File.ReadAllBytes(_path);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.ThrowsExactly<InvalidDataException>(() => NetworkWeights.Load(network, whole.AsMemory(0, length)), $"cut after {length} bytes");
        }
    }
}
