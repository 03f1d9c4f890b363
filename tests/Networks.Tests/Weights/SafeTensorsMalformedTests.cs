using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.Weights;

/// <summary>Whatever a file claims is checked before memory is taken for it.</summary>
[TestClass]
public sealed class SafeTensorsMalformedTests
{
    [TestMethod]
    [DataRow("""[1]""", 0, "expected an object")]
    [DataRow("""{"x":""", 0, "is no valid JSON")]
    [DataRow("""{"x":5}""", 0, "tensor 'x' is described by JSON of kind Number")]
    [DataRow("""{"x":{"shape":[1],"data_offsets":[0,4]}}""", 4, "tensor 'x' has no dtype")]
    [DataRow("""{"x":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}}""", 4, "of the unknown type 'F31'; known are F64, F32, F16, BF16")]
    [DataRow("""{"x":{"dtype":"F32","data_offsets":[0,4]}}""", 4, "has no list 'shape'")]
    [DataRow("""{"x":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "has -1 in 'shape'; expected whole numbers from 0")]
    [DataRow("""{"x":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "has 1.5 in 'shape'")]
    [DataRow("""{"x":{"dtype":"F32","shape":[1]}}""", 4, "has no list 'data_offsets'")]
    [DataRow("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4, "expected [begin, end]")]
    [DataRow("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "expected [begin, end]")]
    [DataRow("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "has 4 bytes; expected 8 for F32 of shape [2]")]
    [DataRow("""{"x":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}}""", 4, "more bytes than any file holds")]
    [DataRow("""{"x":{"dtype":"F32","shape":[0,9223372036854775807,9],"data_offsets":[0,0]}}""", 0, "more bytes than any file holds")]
    [DataRow("""{"x":{"dtype":"U8","shape":[100000000000],"data_offsets":[0,100000000000]}}""", 4, "take 100000000000 bytes, but 4 follow the header: it is cut short")]
    [DataRow("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5, "take 4 bytes, but 5 follow the header: it is too long")]
    [DataRow("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"y":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}""", 6, "tensor 'y' begins at byte 2; expected 4, where the one before it ends (tensors overlap)")]
    [DataRow("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"y":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12, "(tensors leave a gap)")]
    [DataRow("""{"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "is no valid JSON")]
    [DataRow("""{"__metadata__":{"a":1}}""", 0, "__metadata__ is not an object of texts")]
    [DataRow("""{"\ud800":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "cannot be read")]
    public void A_header_at_fault_is_named(string header, int dataBytes, string message) => Refused(File(header, dataBytes), message);

    [TestMethod]
    public void A_length_at_fault_is_named()
    {
        Refused([1, 2, 3], "it has 3 bytes; expected at least 8");
        Refused([.. BitConverter.GetBytes(1L), (byte)'{'], "the length of its header is 1; expected 2 to 100000000");
        Refused(BitConverter.GetBytes(ulong.MaxValue), "the length of its header is 18446744073709551615");
        Refused([.. BitConverter.GetBytes(99L), (byte)'{', (byte)'}'], "its header has 99 bytes, but only 2 follow: it is cut short");
    }

    [TestMethod]
    public void Cutting_a_file_anywhere_is_noticed()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        SafeTensors.Write(stream, new Dictionary<string, Tensor> { ["a"] = zeros(3), ["b"] = zeros(2, 2).to(ScalarType.Float64) });
        var whole = stream.ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.ThrowsExactly<InvalidDataException>(() => SafeTensors.Read(whole.AsMemory(0, length)), $"cut after {length} bytes");
        }
    }

    [TestMethod]
    public void Altered_bytes_give_an_error_or_tensors_but_never_anything_else()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        SafeTensors.Write(stream, new Dictionary<string, Tensor> { ["first"] = zeros(3), ["second"] = zeros(2, 2) }, new Dictionary<string, string> { ["k"] = "v" });
        var whole = stream.ToArray();
        var random = new Random(1);
        var refused = 0;
        for (var round = 0; round < 5000; round++)
        {
            var altered = (byte[])whole.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                altered[random.Next(altered.Length)] = (byte)random.Next(256);
            }

            try
            {
                NetworkState.Dispose(SafeTensors.Read(altered));
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.IsGreaterThan(1000, refused);
    }

    private static byte[] File(string header, int dataBytes)
    {
        var text = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[dataBytes]];
    }

    private static void Refused(byte[] file, string message)
    {
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => SafeTensors.Read(file)).Message, message);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => SafeTensors.Read(new MemoryStream(file))).Message, message);
    }
}
