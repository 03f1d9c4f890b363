using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

[TestClass]
public sealed class ModelFileTests
{
    private readonly MLContext _ml = new(seed: 1);

    private (ITransformer Model, IDataView Data) Fitted()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(6));
        ITransformer model = _ml.Transforms
            .CustomMapping<NumberInput, DoubledOutput>(new DoublingFactory().GetMapping(), DoublingFactory.Contract)
            .Append(_ml.Transforms.Concatenate("Features", "Doubled", "Pixels"))
            .Append(_ml.Transforms.CopyColumns("Copy", "Text"))
            .Append(_ml.Transforms.DropColumns("Text"))
            .Fit(data);
        return (model, data);
    }

    private byte[] Saved()
    {
        (ITransformer model, IDataView data) = Fitted();
        using var stream = new MemoryStream();
        _ml.Model.Save(model, data.Schema, stream);
        return stream.ToArray();
    }

    [TestMethod]
    public void ALoadedModelDoesWhatTheSavedOneDid()
    {
        (ITransformer model, IDataView data) = Fitted();
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip");
        try
        {
            _ml.Model.Save(model, data.Schema, path);
            ITransformer loaded = new MLContext().Model.Load(path, out DataViewSchema schema);
            CollectionAssert.AreEqual(data.Schema.Select(column => column.ToString()).ToArray(), schema.Select(column => column.ToString()).ToArray());
            IDataView expected = model.Transform(data);
            IDataView actual = loaded.Transform(data);
            CollectionAssert.AreEqual(expected.Schema.Select(column => column.ToString()).ToArray(), actual.Schema.Select(column => column.ToString()).ToArray());
            CollectionAssert.AreEqual(expected.GetColumn<float[]>("Features").SelectMany(x => x).ToArray(), actual.GetColumn<float[]>("Features").SelectMany(x => x).ToArray());
            CollectionAssert.AreEqual(expected.GetColumn<string>("Copy").ToArray(), actual.GetColumn<string>("Copy").ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void ALoadedModelCanBeSavedAgain()
    {
        ITransformer loaded = _ml.Model.Load(new MemoryStream(Saved()), out DataViewSchema schema);
        using var again = new MemoryStream();
        _ml.Model.Save(loaded, schema, again);
        again.Position = 0;
        ITransformer twice = _ml.Model.Load(again, out _);
        CollectionAssert.AreEqual(new[] { 0f, 2f }, twice.Transform(_ml.Data.LoadFromEnumerable(Digit.Some(2))).GetColumn<float>("Doubled").ToArray());
    }

    [TestMethod]
    public void AModelWithoutASchemaGivesNone()
    {
        (ITransformer model, _) = Fitted();
        using var stream = new MemoryStream();
        _ml.Model.Save(model, (DataViewSchema)null!, stream);
        stream.Position = 0;
        _ml.Model.Load(stream, out DataViewSchema schema);
        Assert.IsNull(schema);
    }

    [TestMethod]
    public void TheAnnotationsOfTheInputAreKept()
    {
        var definition = SchemaDefinition.Create(typeof(Digit));
        definition["Pixels"].AddAnnotation("SlotNames", new VBuffer<ReadOnlyMemory<char>>(3, ["a".AsMemory(), "b".AsMemory(), "c".AsMemory()]), new VectorDataViewType(TextDataViewType.Instance, 3));
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(1), definition);
        using var stream = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.CopyColumns("A", "Number").Fit(data), data.Schema, stream);
        stream.Position = 0;
        _ml.Model.Load(stream, out DataViewSchema schema);
        VBuffer<ReadOnlyMemory<char>> names = default;
        schema["Pixels"].GetSlotNames(ref names);
        Assert.AreEqual("abc", string.Concat(names.DenseValues()));
    }

    [TestMethod]
    public void ADefinitionIsLostOnLoading()
    {
        var definition = SchemaDefinition.Create(typeof(DoubledOutput));
        definition["Doubled"].ColumnName = "Renamed";
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(1));
        ITransformer model = _ml.Transforms.CustomMapping<NumberInput, DoubledOutput>(
            new DoublingFactory().GetMapping(), DoublingFactory.Contract, outputSchemaDefinition: definition).Fit(data);
        Assert.IsNotNull(model.GetOutputSchema(data.Schema).GetColumnOrNull("Renamed"));
        using var stream = new MemoryStream();
        _ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        DataViewSchema loaded = _ml.Model.Load(stream, out _).GetOutputSchema(data.Schema);
        Assert.IsNull(loaded.GetColumnOrNull("Renamed"));
        Assert.IsNotNull(loaded.GetColumnOrNull("Doubled"));
    }

    [TestMethod]
    public void AMappingWithoutAContractCannotBeSaved()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(1));
        ITransformer model = _ml.Transforms.CustomMapping<NumberInput, DoubledOutput>((_, _) => { }, contractName: null).Fit(data);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Model.Save(model, data.Schema, new MemoryStream()));
        StringAssert.Contains(error.Message, "Empty contract name for a transform: the transform cannot be saved");
    }

    [TestMethod]
    public void AContractThatNoClassHasFailsOnLoading()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(1));
        ITransformer model = _ml.Transforms.CustomMapping<NumberInput, DoubledOutput>((_, _) => { }, "MLNetTorch.Tests.Nowhere").Fit(data);
        using var stream = new MemoryStream();
        _ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        Assert.Throws<Exception>(() => _ml.Model.Load(stream, out _));
    }

    [TestMethod]
    public void ATransformerOfOnesOwnIsSavedThroughAChain()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(1));
        using var stream = new MemoryStream();
        _ml.Model.Save(new DisposableTransformer(), data.Schema, stream);
        stream.Position = 0;
        Assert.AreEqual(3, _ml.Model.Load(stream, out _).GetOutputSchema(data.Schema).Count);
    }

    [TestMethod]
    public void AFileCutShortIsRefused()
    {
        byte[] file = Saved();
        foreach (int length in new[] { 0, 10, file.Length / 2, file.Length - 1 })
            Assert.Throws<Exception>(() => _ml.Model.Load(new MemoryStream(file[..length]), out _));
    }

    [TestMethod]
    public void AZipOfOtherThingsIsRefused()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("readme.txt");
        stream.Position = 0;
        Assert.Throws<Exception>(() => _ml.Model.Load(stream, out _));
    }
}
