using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.PolyfillOnly;

/// <summary>What gets smaller is compressed in a model file; what does not, such as packed weights, lies there as it is.</summary>
[TestClass]
public sealed class ModelFileSizeTests
{
    private const int Characters = 200_000;

    private readonly MLContext _ml = new(seed: 1);

    private int SizeWith(string literal)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(1));
        using var stream = new MemoryStream();
        ITransformer model = _ml.Transforms.Expression("Literal", $"(x) : \"{literal}\"", "Number").Fit(data);
        _ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        IDataView loaded = _ml.Model.Load(stream, out _).Transform(data);
        foreach (ReadOnlyMemory<char> value in loaded.GetColumn<ReadOnlyMemory<char>>("Literal"))
            Assert.AreEqual(literal, value.ToString());
        return (int)stream.Length;
    }

    [TestMethod]
    public void TextOfFewLettersIsCompressed() => Assert.IsLessThan(Characters / 10, SizeWith(new string('a', Characters)));

    [TestMethod]
    public void WhatDoesNotGetSmallerDoesNotGetLarger()
    {
        var random = new Random(1);
        string literal = string.Create(Characters, random, static (text, random) =>
        {
            for (int i = 0; i < text.Length; i++)
                text[i] = (char)('\u4E00' + random.Next(1 << 15));
        });
        int size = SizeWith(literal);
        Assert.IsLessThan((2 * Characters) + 3000, size);
        Assert.IsGreaterThan(2 * Characters, size);
    }
}
