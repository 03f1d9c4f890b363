using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

[TestClass]
public sealed class TextLoaderTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");

    [TestCleanup]
    public void DeleteTheFile() => File.Delete(_path);

    private IDataView Load(string text, TextLoader.Column column, Action<TextLoader.Options>? change = null)
    {
        File.WriteAllText(_path, text);
        var options = new TextLoader.Options { Separators = [','], Columns = [column] };
        change?.Invoke(options);
        return _ml.Data.LoadFromTextFile(_path, options);
    }

    [TestMethod]
    public void ARowClassSaysWhereItsColumnsAre()
    {
        File.WriteAllText(_path, "label,f1,f2,name\n3,1,2,x\n4,5,6,y\n");
        IDataView view = _ml.Data.LoadFromTextFile<Row>(_path, separatorChar: ',', hasHeader: true);
        CollectionAssert.AreEqual(
            new[] { "Label: Key<UInt32, 0-9>", "F: Vector<Single, 2>", "Name: String" },
            view.Schema.Select(column => column.ToString()).ToArray());
        Row last = _ml.Data.CreateEnumerable<Row>(view, false).Last();
        Assert.AreEqual(5u, last.Label);
        CollectionAssert.AreEqual(new[] { 5f, 6f }, last.F);
        Assert.AreEqual("y", last.Name);
        Assert.IsFalse(view.CanShuffle);
        Assert.IsNull(view.GetRowCount());
    }

    [TestMethod]
    public void NumbersThatCannotBeReadAreNaNAndMissingOnesZero()
    {
        string text = "1\n\nabc,2\n,3\n?,4\n 5 ,6\n1e3,1\n-7,1\n+3,1\n∞,1\n";
        CollectionAssert.AreEqual(
            new[] { 1, float.NaN, 0, float.NaN, 5, 1000, -7, 3, float.PositiveInfinity },
            Load(text, new TextLoader.Column("A", DataKind.Single, 0)).GetColumn<float>("A").ToArray());
        Assert.IsTrue(float.IsNaN(Load(text, new TextLoader.Column("A", DataKind.Single, 0), options => options.MissingRealsAsNaNs = true).GetColumn<float>("A").ElementAt(2)));
    }

    [TestMethod]
    public void WholeNumbersThatCannotBeReadAreAnError()
    {
        IDataView view = Load("1\nabc\n", new TextLoader.Column("A", DataKind.Int32, 0));
        var error = Assert.ThrowsExactly<FormatException>(() => view.GetColumn<int>("A").ToArray());
        StringAssert.Contains(error.Message, "Could not parse value abc in line 2, column A");
    }

    [TestMethod]
    public void KeysBeyondTheCountAreMissing()
    {
        IDataView view = Load("0\n4\n5\n,3\nabc\n", new TextLoader.Column("A", DataKind.UInt32, [new TextLoader.Range(0)], new KeyCount(5)));
        CollectionAssert.AreEqual(new uint[] { 1, 5, 0, 0, 0 }, view.GetColumn<uint>("A").ToArray());
    }

    [TestMethod]
    public void QuotesGuardSeparators()
    {
        IDataView view = Load("\"a,b\",2\n\"say \"\"hi\"\"\",3\nplain\"q,2\n'x',1", new TextLoader.Column("A", DataKind.String, 0), options => options.AllowQuoting = true);
        CollectionAssert.AreEqual(new[] { "a,b", "say \"hi\"", "plain\"q", "'x'" }, view.GetColumn<string>("A").ToArray());
    }

    [TestMethod]
    public void ShortLinesArePaddedAndSparseOnesFilled()
    {
        IDataView view = Load("1,2,3\n4,5\n6,7,8,9\n", new TextLoader.Column("A", DataKind.Single, 0, 2));
        CollectionAssert.AreEqual(new[] { 1f, 2, 3, 4, 5, 0, 6, 7, 8 }, view.GetColumn<float[]>("A").SelectMany(row => row).ToArray());
        IDataView sparse = Load("3,0:5,2:6\n1,2,3\n", new TextLoader.Column("A", DataKind.Single, 0, 2), options => options.AllowSparse = true);
        CollectionAssert.AreEqual(new[] { 5f, 0, 6, 1, 2, 3 }, sparse.GetColumn<float[]>("A").SelectMany(row => row).ToArray());
    }

    [TestMethod]
    public void WithoutColumnsTheFirstIsTheLabelAndTheHeaderNamesTheSlots()
    {
        File.WriteAllText(_path, "label,f1,f2\n3,1,2\n");
        IDataView view = _ml.Data.LoadFromTextFile(_path, new TextLoader.Options { Separators = [','], HasHeader = true });
        Assert.AreEqual("Label: Single | Features: Vector<Single, 2> {SlotNames}", string.Join(" | ", view.Schema));
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["Features"].GetSlotNames(ref names);
        Assert.AreEqual("f1,f2", string.Join(",", names.DenseValues()));
    }

    [TestMethod]
    public void FaultsAreNamed()
    {
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromTextFile<Row>("/nowhere/x.csv"));
        StringAssert.Contains(missing.Message, "File or directory does not exist at path: /nowhere/x.csv");
        File.WriteAllText(_path, "1\n");
        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.LoadFromTextFile<Digit>(_path));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Load("1", new TextLoader.Column("A", DataKind.Single, 0), options => options.Separators = ['5']));
    }

    [TestMethod]
    public void APreviewShowsTheFirstRows()
    {
        IDataView view = Load("1\n2\n3\n", new TextLoader.Column("A", DataKind.Single, 0));
        DataDebuggerPreview preview = view.Preview(maxRows: 2);
        Assert.AreEqual("1 columns, 2 rows", preview.ToString());
        Assert.AreEqual(2f, preview.RowView[1].Values[0].Value);
        Assert.AreEqual("A: Single", preview.ColumnView[0].ToString());
    }

    [TestMethod]
    public void AModelCarriesItsLoader()
    {
        File.WriteAllText(_path, "3,1,2,x\n");
        TextLoader loader = _ml.Data.CreateTextLoader<Row>(separatorChar: ',');
        ITransformer model = _ml.Transforms.CopyColumns("Copy", "F").Fit(loader.Load(new MultiFileSource(_path)));
        using var stream = new MemoryStream();
        _ml.Model.Save(model, loader, stream);
        stream.Position = 0;
        ITransformer loaded = _ml.Model.LoadWithDataLoader(stream, out IDataLoader<IMultiStreamSource> loadedLoader);
        CollectionAssert.AreEqual(new[] { 1f, 2f }, loaded.Transform(loadedLoader.Load(new MultiFileSource(_path))).GetColumn<float[]>("Copy").Single());
        stream.Position = 0;
        _ml.Model.Load(stream, out DataViewSchema schema);
        Assert.AreEqual("Label,F,Name", string.Join(",", schema.Select(column => column.Name)));
    }

    private sealed class Row
    {
        [LoadColumn(0), KeyType(10)]
        public uint Label { get; set; }

        [LoadColumn(1, 2)]
        public float[] F { get; set; } = [];

        [LoadColumn(3)]
        public string Name { get; set; } = "";
    }
}
