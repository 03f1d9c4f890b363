using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.Weights;

[TestClass]
public sealed class SafeTensorsTests
{
    private static readonly ScalarType[] Types =
    [
        ScalarType.Float32, ScalarType.Float64, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Int8, ScalarType.Byte,
        ScalarType.Int16, ScalarType.Int32, ScalarType.Int64, ScalarType.Bool,
    ];

    [TestMethod]
    public void Every_type_and_shape_comes_back()
    {
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>();
        foreach (var type in Types)
        {
            tensors[$"matrix {type}"] = tensor(new[] { 0f, 1f, 2f, 3f, 4f, 5f }).reshape(2, 3).to(type);
            tensors[$"scalar {type}"] = tensor(1f).to(type);
            tensors[$"empty {type}"] = zeros(0, 3).to(type);
        }

        tensors["turned"] = rand(3, 5).t();
        tensors["trained"] = rand(2, 2).requires_grad_(true);

        var read = SafeTensors.Read(Bytes(tensors));
        CollectionAssert.AreEquivalent(tensors.Keys, read.Keys);
        foreach (var (name, expected) in tensors)
        {
            Assert.AreEqual(expected.dtype, read[name].dtype, name);
            CollectionAssert.AreEqual(expected.shape, read[name].shape, name);
            CollectionAssert.AreEqual(Values(expected.detach()), Values(read[name]), name);
        }

        NetworkState.Dispose(read);
    }

    [TestMethod]
    public void The_file_is_the_published_format_byte_for_byte()
    {
        using var scope = NewDisposeScope();
        var file = Bytes(
            new() { ["b"] = tensor(new[] { 1f, -2f }), ["c"] = tensor(new byte[] { 7 }), ["a"] = tensor(new[] { 3f }) },
            new Dictionary<string, string> { ["format"] = "pt" });
        const string Header =
            """{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]},"c":{"dtype":"U8","shape":[1],"data_offsets":[12,13]}}""";
        var padded = Header.PadRight((Header.Length + 7) / 8 * 8);
        byte[] expected =
        [
            .. BitConverter.GetBytes((long)padded.Length), .. Encoding.UTF8.GetBytes(padded),
            0, 0, 0x40, 0x40, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 7,
        ];
        CollectionAssert.AreEqual(expected, file);
        Assert.AreEqual("pt", SafeTensors.ReadMetadata(new MemoryStream(file))["format"]);
    }

    [TestMethod]
    public void The_order_of_the_dictionary_does_not_matter()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (rand(3), rand(2, 2).to(ScalarType.Float64));
        CollectionAssert.AreEqual(Bytes(new() { ["x"] = first, ["y"] = second }), Bytes(new() { ["y"] = second, ["x"] = first }));
    }

    [TestMethod]
    public void Streams_that_cannot_seek_are_read_too()
    {
        using var scope = NewDisposeScope();
        var file = Bytes(new() { ["x"] = tensor(new[] { 5L, 6L }) });
        using var forwardOnly = new System.IO.Compression.BrotliStream(new MemoryStream(Compressed(file)), System.IO.Compression.CompressionMode.Decompress);
        var read = SafeTensors.Read(forwardOnly);
        CollectionAssert.AreEqual(new[] { 5L, 6L }, read["x"].data<long>().ToArray());
        NetworkState.Dispose(read);
    }

    [TestMethod]
    public void A_network_comes_back_from_a_file()
    {
        using var scope = NewDisposeScope();
        var folder = Directory.CreateTempSubdirectory().FullName;
        var path = Path.Combine(folder, "net.safetensors");
        using var network = new LeNet().Build(new NetworkShape([1, 32, 32], 10));
        var state = NetworkState.Copy(network);
        SafeTensors.WriteFile(path, state);
        SafeTensors.WriteFile(path, state);
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(folder), "no unfinished file may be left");
        var read = SafeTensors.ReadFile(path);
        foreach (var (name, expected) in state)
        {
            CollectionAssert.AreEqual(expected.data<float>().ToArray(), read[name].data<float>().ToArray(), name);
        }

        NetworkState.Load(network, read);
        NetworkState.Dispose(state);
        NetworkState.Dispose(read);
        Directory.Delete(folder, true);
    }

    [TestMethod]
    public void A_failed_write_leaves_the_old_file()
    {
        using var scope = NewDisposeScope();
        var folder = Directory.CreateTempSubdirectory().FullName;
        var path = Path.Combine(folder, "net.safetensors");
        SafeTensors.WriteFile(path, new Dictionary<string, Tensor> { ["x"] = zeros(1) });
        var before = File.ReadAllBytes(path);
        var message = Assert.ThrowsExactly<ArgumentException>(
            () => SafeTensors.WriteFile(path, new Dictionary<string, Tensor> { ["z"] = zeros(1).to(ScalarType.ComplexFloat32) })).Message;
        StringAssert.Contains(message, "Tensor 'z' is ComplexFloat32, which safetensors files do not have");
        CollectionAssert.AreEqual(before, File.ReadAllBytes(path));
        Assert.HasCount(1, Directory.GetFiles(folder));
        Directory.Delete(folder, true);
    }

    [TestMethod]
    public void The_reserved_name_is_refused()
    {
        using var scope = NewDisposeScope();
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Bytes(new() { ["__metadata__"] = zeros(1) })).Message, "cannot be named '__metadata__'");
    }

    private static double[] Values(Tensor tensor) => tensor.numel() == 0 ? [] : tensor.to(ScalarType.Float64).contiguous().data<double>().ToArray();

    private static byte[] Bytes(Dictionary<string, Tensor> tensors, Dictionary<string, string>? metadata = null)
    {
        using var stream = new MemoryStream();
        SafeTensors.Write(stream, tensors, metadata);
        return stream.ToArray();
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(target, System.IO.Compression.CompressionMode.Compress))
        {
            brotli.Write(bytes);
        }

        return target.ToArray();
    }
}
