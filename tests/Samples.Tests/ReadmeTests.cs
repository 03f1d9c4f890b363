using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;

namespace MLNetTorch.Samples.Tests;

/// <summary>What the README shows is code that is compiled and does what it says.</summary>
[TestClass]
public sealed class ReadmeTests
{
    [TestMethod]
    public void Every_line_of_code_in_the_readme_is_compiled()
    {
        var compiled = File.ReadAllText(Path.Combine(Checkout.Root, "tests", "Samples.Tests", "ReadmeSnippets.cs"));
        var blocks = File.ReadAllText(Path.Combine(Checkout.Root, "README.md")).Split("```csharp").Skip(1).Select(rest => rest.Split("```")[0]);

        var lines = blocks.SelectMany(block => block.Split('\n')).Select(line => line.Split("  //")[0].Trim()).Where(line => line.Length > 0).ToList();

        Assert.IsNotEmpty(lines);
        Assert.IsEmpty(lines.Where(line => !compiled.Contains(line, StringComparison.Ordinal)));
    }

    [TestMethod]
    public void A_network_of_ones_own_learns_is_saved_and_loaded()
    {
        var folder = Directory.CreateTempSubdirectory("readme-");
        var path = Path.Combine(folder.FullName, "own.zip");
        var ml = new MLContext(seed: 1);
        var data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 8192).Select(i => new Row { Features = [i % 2, i % 3 / 3f], Label = i % 2 == 0 ? "even" : "odd" }));

        var model = ml.Transforms.Conversion.MapValueToKey("Label").Append(ReadmeSnippets.OwnNetwork(ml)).Fit(data);
        ml.Model.Save(model, data.Schema, path);
        var loaded = new MLContext().Model.Load(path, out _);

        Assert.AreEqual(1, ml.MulticlassClassification.Evaluate(loaded.Transform(data)).MicroAccuracy);
        Assert.AreEqual(new TwoLayers(128), NetworkRegistry.Deserialize(NetworkRegistry.Serialize(new TwoLayers(128))));
        folder.Delete(recursive: true);
    }

    [TestMethod]
    public void A_network_as_data_comes_back_equal_and_can_be_built()
    {
        var (before, after) = ReadmeSnippets.NetworkAsData();

        Assert.AreEqual(before, after);
        using var network = after.Build(new NetworkShape([1, 28, 28], 10));
        Assert.AreEqual(10, NetworkProbe.Run(network, TorchSharp.torch.zeros(2, 1, 28, 28))[0]);
        Assert.StartsWith("""{"name":"sequential","options":{"layers":[{"kind":"conv2d","channels":8,""", NetworkRegistry.Serialize(after).ToJsonString());
    }

    private sealed class Row
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public string Label { get; set; } = "";
    }
}
