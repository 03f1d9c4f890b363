using System.IO.Compression;
using System.Text;
using Microsoft.ML;
using MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.PolyfillOnly;

/// <summary>What the polyfill says of model files that are not its own or not whole: its layout of the zip, its messages.</summary>
[TestClass]
public sealed class ModelFileSealTests
{
    private readonly MLContext _ml = new(seed: 1);

    private MemoryStream Saved()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(1));
        var stream = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.CopyColumns("Copy", "Number").Append(_ml.Transforms.DropColumns("Text")).Fit(data), data.Schema, stream);
        return stream;
    }

    private string MessageOf(Stream stream)
    {
        stream.Position = 0;
        return Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(stream, out _)).Message;
    }

    private static void Change(Stream stream, Action<ZipArchive> change)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true);
        change(zip);
    }

    [TestMethod]
    public void AnAlteredEntryIsNamed()
    {
        using MemoryStream stream = Saved();
        Change(stream, zip =>
        {
            using Stream entry = zip.GetEntry("Transformer/Transform_000/Component")!.Open();
            entry.Position = entry.Length - 2;
            entry.WriteByte((byte)'X');
        });
        StringAssert.Contains(MessageOf(stream), "has been altered or damaged: its entry 'Transformer/Transform_000/Component' has the SHA-256");
    }

    [TestMethod]
    public void ARemovedEntryIsNamed()
    {
        using MemoryStream stream = Saved();
        Change(stream, zip => zip.GetEntry("InputSchema")!.Delete());
        StringAssert.Contains(MessageOf(stream), "its entry 'InputSchema' is missing");
    }

    [TestMethod]
    public void AFileCutShortIsCalledThat()
    {
        using MemoryStream stream = Saved();
        stream.SetLength(stream.Length - 30);
        StringAssert.Contains(MessageOf(stream), "cut short or damaged");
    }

    [TestMethod]
    public void AFileOfTheOfficialStackIsCalledThat()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("TransformerChain/Model.key");
        string message = MessageOf(stream);
        StringAssert.Contains(message, "written by the official Microsoft.ML; this program runs on MLNetTorch.Polyfill.Microsoft.ML");
    }

    [TestMethod]
    public void AZipOfOtherThingsIsListed()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("readme.txt");
        StringAssert.Contains(MessageOf(stream), "no Manifest.json, only 'readme.txt'");
    }

    [TestMethod]
    public void AnotherFormatVersionIsNamed()
    {
        using MemoryStream stream = Saved();
        Change(stream, zip =>
        {
            string manifest;
            using (var reader = new StreamReader(zip.GetEntry("Manifest.json")!.Open()))
                manifest = reader.ReadToEnd();
            zip.GetEntry("Manifest.json")!.Delete();
            using Stream entry = zip.CreateEntry("Manifest.json").Open();
            entry.Write(Encoding.UTF8.GetBytes(manifest.Replace("\"Version\":1", "\"Version\":9")));
        });
        StringAssert.Contains(MessageOf(stream), "format version 9");
    }

    [TestMethod]
    public void AnUnfinishedSaveLeavesTheOldFile()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip");
        File.WriteAllText(path, "old");
        try
        {
            IDataView data = _ml.Data.LoadFromEnumerable(Digit.Some(1));
            ITransformer unsavable = _ml.Transforms.CustomMapping<NumberInput, DoubledOutput>((_, _) => { }, contractName: null).Fit(data);
            Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Model.Save(unsavable, data.Schema, path));
            Assert.AreEqual("old", File.ReadAllText(path));
            Assert.IsEmpty(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(path) + "*.tmp"));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
