using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

/// <summary>The real files against numbers that PyTorch computed from them.</summary>
[TestClass]
public sealed class MnistTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "golden_data.json")))
        .RootElement.GetProperty("mnist");

    [TestMethod]
    [DataRow(MnistSplit.Train, "train", 60_000L)]
    [DataRow(MnistSplit.Test, "test", 10_000L)]
    public void Labels_are_the_known_ones(MnistSplit split, string name, long rows)
    {
        var data = RealMnist.Load(new MLContext(), split);
        Assert.AreEqual(rows, data.GetRowCount());
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Byte, 1, 28, 28), data.Schema["Image"].Type);
        var labels = data.GetColumn<uint>("Label").ToArray();
        CollectionAssert.AreEqual(Numbers($"first_20_{name}_labels"), labels.Take(20).Select(label => (int)label).ToArray());
        CollectionAssert.AreEqual(Numbers($"{name}_label_counts"), labels.CountBy(label => label).OrderBy(count => count.Key).Select(count => count.Value).ToArray());
    }

    [TestMethod]
    public void Learned_statistics_are_those_of_the_whole_set()
    {
        var ml = new MLContext();
        var data = RealMnist.Load(ml, MnistSplit.Train);
        var stage = (NormalizeChannelsStage)ml.Torch().ToTensor("Features", "Image").Append(ml.Torch().NormalizeChannels("Features"))
            .Fit(data).LastTransformer.Stage;
        Assert.AreEqual(Golden.GetProperty("mean_of_train_pixels/255").GetDouble(), stage.Mean![0], 1e-8);
        Assert.AreEqual(Golden.GetProperty("std_population").GetDouble(), stage.Std![0], 2e-8);
    }

    [TestMethod]
    public void The_first_normalized_image_is_the_known_one()
    {
        var ml = new MLContext();
        var data = ml.Data.TakeRows(RealMnist.Load(ml, MnistSplit.Train), 1);
        var pipeline = ml.Torch().ToTensor("Features", "Image").Append(ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]));
        var image = Images.Read(pipeline.Fit(data).Transform(data))[0];
        var golden = Golden.GetProperty("normalized first train image");
        Assert.AreEqual(golden.GetProperty("sum").GetDouble(), image.Sum(value => (double)value), 1e-4);
        var expected = golden.GetProperty("row 7 columns 12..20").EnumerateArray().Select(value => value.GetSingle()).ToArray();
        Images.AssertSameBits([expected], [image.AsSpan(7 * 28 + 12, 9).ToArray()]);
    }

    [TestMethod]
    public void Gzipped_files_in_the_folder_are_unpacked_there_once()
    {
        RealMnist.Load(new MLContext(), MnistSplit.Test);
        using var folder = new TemporaryFolder();
        foreach (var file in new[] { MnistFiles.Images(MnistSplit.Test), MnistFiles.Labels(MnistSplit.Test) })
            folder.Write(file.Name + ".gz", Idx.Gzip(File.ReadAllBytes(Path.Combine(Checkout.MnistFolder, file.Name))));
        Assert.AreEqual(10_000L, new MLContext().Torch().LoadMnist(folder.Path, MnistSplit.Test).GetRowCount());
        CollectionAssert.IsSubsetOf(new[] { "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte" }, folder.FileNames);
        Assert.HasCount(4, folder.FileNames);
    }

    [TestMethod]
    public void A_file_that_is_not_the_genuine_one_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("t10k-images-idx3-ubyte", Idx.Images(1, 28, 28, new byte[784]));
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => new MLContext().Torch().LoadMnist(folder.Path, MnistSplit.Test));
        StringAssert.Contains(fault.Message, "expected 7840016 bytes with the SHA-256 0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7");
    }

    [TestMethod]
    public void A_split_that_is_none_is_refused()
        => StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MLContext().Torch().LoadMnist("nowhere", (MnistSplit)7)).Message,
            "MNIST has the splits Train and Test.");

    private static int[] Numbers(string name) => [.. Golden.GetProperty(name).EnumerateArray().Select(value => value.GetInt32())];
}
