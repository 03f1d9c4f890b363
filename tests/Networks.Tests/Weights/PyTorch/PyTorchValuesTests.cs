using System.Numerics;
using MLNetTorch.Fuzz;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.Weights.PyTorch;

/// <summary>What stands beside tensors in checkpoints. The pickles were written by PyTorch 1.13.</summary>
[TestClass]
public sealed class PyTorchValuesTests
{
    private const string Protocol2 = "gAJ9cQAoWAQAAABzaXplcQFjdG9yY2gKU2l6ZQpxAksBSwKGcQOFcQRScQVYBgAAAGRldmljZXEGY3RvcmNoCmRldmljZQpxB1gEAAAAY3VkYXEISwGGcQlScQpYAwAAAGNwdXELaAdYAwAAAGNwdXEMhXENUnEOWAQAAAB0eXBlcQ9jdG9yY2gKZmxvYXQxNgpxEFgFAAAAYnl0ZXNxEWNfY29kZWNzCmVuY29kZQpxElgDAAAAAMO/cRNYBgAAAGxhdGluMXEUhnEVUnEWWAMAAABzZXRxF2NfX2J1aWx0aW5fXwpzZXQKcRhdcRlLB2GFcRpScRtYAwAAAGJpZ3EcihEAAAAAAGH1uau/pFzD8SljHVgEAAAAbG9uZ3EdiggAAAAAAAAAQFgFAAAAdHVwbGVxHksBR0AEAAAAAAAAhXEfhnEgWAUAAABlbXB0eXEhXXEiSwBK/////0c/+AAAAAAAAIhYBwAAAG9yZGVyZWRxI2Njb2xsZWN0aW9ucwpPcmRlcmVkRGljdApxJClScSVYAQAAAGFxJk5zdS4=";

    private const string Protocol4 = "gASVHQEAAAAAAAB9lCiMBHNpemWUjAV0b3JjaJSMBFNpemWUk5RLAUsChpSFlFKUjAZkZXZpY2WUaAKMBmRldmljZZSTlIwEY3VkYZRLAYaUUpSMA2NwdZRoCowDY3B1lIWUUpSMBHR5cGWUjAV0b3JjaJSMB2Zsb2F0MTaUk5SMBWJ5dGVzlEMCAP+UjANzZXSUj5QoSweQjANiaWeUihEAAAAAAGH1uau/pFzD8SljHYwEbG9uZ5SKCAAAAAAAAABAjAV0dXBsZZRLAUdABAAAAAAAAIWUhpSMBWVtcHR5lF2USwBK/////0c/+AAAAAAAAIiMB29yZGVyZWSUjAtjb2xsZWN0aW9uc5SMC09yZGVyZWREaWN0lJOUKVKUjAFhlE5zdS4=";

    [TestMethod]
    [DataRow(Protocol2)]
    [DataRow(Protocol4)]
    public void Values_of_all_sorts_come_back(string pickle)
    {
        using var file = PyTorchFile.Open(ZipBytes.Checkpoint(Convert.FromBase64String(pickle)).ToArray());
        var values = (IReadOnlyDictionary<object, object?>)file.Content!;
        object[] keys = ["size", "device", "cpu", "type", "bytes", "set", "big", "long", "tuple", "empty", 0L, 1.5, "ordered"];
        CollectionAssert.AreEqual(keys, values.Keys.ToArray());
        CollectionAssert.AreEqual(new object[] { 1L, 2L }, Items(values["size"]));
        Assert.AreEqual("cuda:1", values["device"]);
        Assert.AreEqual("cpu", values["cpu"]);
        Assert.AreEqual(ScalarType.Float16, values["type"]);
        CollectionAssert.AreEqual(new byte[] { 0, 255 }, (byte[])values["bytes"]!);
        CollectionAssert.AreEqual(new object[] { 7L }, Items(values["set"]));
        Assert.AreEqual(BigInteger.Pow(10, 40), values["big"]);
        Assert.AreEqual(1L << 62, values["long"]);
        CollectionAssert.AreEqual(new object[] { 2.5 }, Items(Items(values["tuple"])[1]));
        Assert.IsEmpty(Items(values["empty"]));
        Assert.AreEqual(-1L, values[0L]);
        Assert.AreEqual(true, values[1.5]);
        Assert.IsNull(((IReadOnlyDictionary<object, object?>)values["ordered"]!)["a"]);
    }

    [TestMethod]
    public void Complex_numbers_come_back()
    {
        using var scope = NewDisposeScope();
        byte[] numbers = [.. new[] { 1f, 2f, 3f, -1f }.SelectMany(BitConverter.GetBytes)];
        var pickle = PickleBytes.New.Do("}").Text("x").Tensor("0", 2, 0, [2], [1], "ComplexFloatStorage").Do("s").Stop();
        using var file = WeightsFile.Open(ZipBytes.Checkpoint(pickle, numbers).ToArray());
        var read = file.Tensors["x"].Read().MoveToOuterDisposeScope();
        Assert.AreEqual(ScalarType.ComplexFloat32, read.dtype);
        CollectionAssert.AreEqual(numbers, read.bytes.ToArray());

        using var network = nn.Sequential(nn.Linear(2, 1));
        var fault = Assert.ThrowsExactly<NetworkStateException>(() => NetworkWeights.Load(
            network, ZipBytes.Checkpoint(OneTensor("0.bias", "ComplexFloatStorage", 1), new byte[8]).ToArray(), new WeightLoading { Strict = false }));
        StringAssert.Contains(fault.Message, "0.bias is ComplexFloat32, expected Float32");
    }

    [TestMethod]
    public void An_OrderedDict_of_Python_2_comes_back()
    {
        var pickle = PickleBytes.New.Global("collections", "OrderedDict").Do("](]").Raw((byte)'U', 1, (byte)'x', (byte)'a').Tensor("0", 1, 0, [1], [1]).Do("ae\u0085R").Stop();
        using var file = WeightsFile.Open(ZipBytes.Checkpoint(pickle, new byte[4]).ToArray());
        CollectionAssert.AreEqual(new[] { "x" }, file.Tensors.Keys.ToArray());
    }

    private static byte[] OneTensor(string name, string type, long count) =>
        PickleBytes.New.Do("}").Text(name).Tensor("0", count, 0, [count], [1], type).Do("s").Stop();

    private static object?[] Items(object? list) => [.. (IReadOnlyList<object?>)list!];
}
