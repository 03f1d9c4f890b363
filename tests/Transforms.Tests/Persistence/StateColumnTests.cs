using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class StateColumnTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(14)]
    [DataRow(15)]
    [DataRow(16)]
    [DataRow(100_003)]
    public void Bytes_travel_through_a_model_file(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var data = _ml.Data.LoadFromEnumerable(TinyRow.Rows(2));
        var chain = new TransformerChain<ITransformer>([.. StateColumn.Chain(_ml, "Blob", bytes)]);
        using var file = ModelFile.Of(_ml, chain, data.Schema);

        var loaded = _ml.Model.Load(file.Path, out _).Transform(data);

        var texts = loaded.GetColumn<ReadOnlyMemory<char>>("Blob").ToArray();
        CollectionAssert.AreEqual(bytes, StateColumn.Decode(texts[0]).ToArray());
        Assert.AreEqual(texts[0], texts[1]);
        CollectionAssert.AreEqual(
            data.Schema.Select(each => each.Name).Append("Blob").ToArray(),
            loaded.Schema.Where(each => !each.IsHidden).Select(each => each.Name).ToArray());
    }

    [TestMethod]
    public void All_32768_characters_survive()
    {
        var bytes = new byte[32768 * 15 / 8];
        for (var i = 0; i < 32768; i++)
        {
            for (var bit = 0; bit < 15; bit++)
                bytes[(i * 15 + bit) / 8] |= (byte)(((i >> (14 - bit)) & 1) << (7 - (i * 15 + bit) % 8));
        }
        var data = _ml.Data.LoadFromEnumerable(TinyRow.Rows(1));
        using var file = ModelFile.Of(_ml, new TransformerChain<ITransformer>([.. StateColumn.Chain(_ml, "Blob", bytes)]), data.Schema);

        var text = _ml.Model.Load(file.Path, out _).Transform(data).GetColumn<ReadOnlyMemory<char>>("Blob").Single();

        CollectionAssert.AreEqual(bytes, StateColumn.Decode(text).ToArray());
        Assert.AreEqual(32768, text.ToString()[3..].Distinct().Count());
    }

    [TestMethod]
    [DataRow("", "cut short")]
    [DataRow("a", "U+0061")]
    [DataRow("\u4E01\u4E00\u4E00", "cannot hold 1 bytes")]
    public void Text_that_was_never_written_is_refused(string text, string message)
    {
        var error = Assert.ThrowsExactly<InvalidDataException>(() => StateColumn.Decode(text.AsMemory()));
        StringAssert.Contains(error.Message, message);
    }
}
