using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;

namespace MLNetTorch.Samples.Tests.Docs;

/// <summary>What the guides show is code that is compiled, word for word, and run.</summary>
[TestClass]
public sealed partial class DocsTests
{
    private static readonly string Snippets = Path.Combine(Checkout.Root, "tests", "Samples.Tests", "Docs");

    private readonly MLContext _ml = new(1);
    private readonly string _before = Environment.CurrentDirectory;
    private readonly string _folder = Directory.CreateTempSubdirectory("docs-").FullName;

    [TestInitialize]
    public void Enter() => Environment.CurrentDirectory = _folder;

    [TestCleanup]
    public void Leave()
    {
        Environment.CurrentDirectory = _before;
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    [DataRow("training.md", "TrainingSnippets.cs")]
    [DataRow("callbacks.md", "CallbackSnippets.cs")]
    [DataRow("resume.md", "ResumeSnippets.cs")]
    [DataRow("transfer.md", "TransferSnippets.cs")]
    [DataRow("troubleshooting.md", "TroubleshootingSnippets.cs")]
    [DataRow("images.md", "ImagesSnippets.cs")]
    [DataRow("web.md", "WebSnippets.cs")]
    public void Every_block_of_code_is_compiled(string page, string snippets)
    {
        var regions = Regions().Matches(File.ReadAllText(Path.Combine(Snippets, snippets)))
            .ToDictionary(match => match.Groups["name"].Value, match => Dedented(match.Groups["code"].Value));
        var blocks = Blocks().Matches(File.ReadAllText(Path.Combine(Checkout.Root, "docs", page))).Select(match => match.Groups["code"].Value.Trim('\n')).ToList();

        Assert.IsNotEmpty(blocks);
        foreach (var block in blocks)
            Assert.IsTrue(regions.ContainsValue(block), $"{page} has a block that is in no region of {snippets}:\n{block}");
        foreach (var (name, code) in regions)
            Assert.IsTrue(blocks.Contains(code), $"The region '{name}' of {snippets} is not on {page}, or differs.");
    }

    [TestMethod]
    public void The_guide_to_training_does_what_it_says()
    {
        var (train, test) = (Rows(240, 1), Rows(60, 2));
        var keyed = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(train).Transform(train);

        Assert.IsGreaterThan(0.9, TrainingSnippets.Multiclass(_ml, train, test));
        Assert.AreEqual(0, TrainingSnippets.Binary(_ml, train, test));
        Assert.IsTrue(double.IsFinite(TrainingSnippets.Regression(_ml, train, test)));
        TrainingSnippets.SeveralInputs(_ml, keyed);
        Assert.AreEqual(500, TrainingSnippets.Preview());
        Assert.IsNotNull(TrainingSnippets.RangeTest(_ml, keyed));
        Assert.IsTrue(File.Exists("rates.svg"));
        Assert.AreEqual(3, TrainingSnippets.CrossValidation(_ml, keyed).Count);
        using var model = Fit(keyed, TrainingSnippets.Validation(keyed) with { ValidationSet = null, Epochs = 2 });
        Assert.Contains("MacroAccuracy", model.History.Epochs[0].Metrics.Keys);
        TrainingSnippets.History(_ml, model, keyed);
        Assert.IsTrue(File.Exists("history.csv") && File.Exists("report.html"));
        ((IDisposable)TrainingSnippets.Balance(_ml).Fit(keyed)).Dispose();
        foreach (var options in new[] { TrainingSnippets.Gradients() with { ParameterGroups = [new("*.bias", WeightDecay: 0)] }, TrainingSnippets.Debugging(), TrainingSnippets.Streaming() })
            Fit(keyed, options with { Epochs = 3 }).Dispose();
        Fit(keyed, TrainingSnippets.WarmStart(model.Network) with { Freeze = [] }).Dispose();
        Fit(keyed, TrainingSnippets.Augmentation() with { FeatureColumnName = "Picture" }).Dispose();
        TrainingSnippets.AugmentationPreview(_ml, keyed, TrainingSnippets.Augmentation() with { FeatureColumnName = "Picture" });
        Assert.IsTrue(File.Exists("augmented.png"));
    }

    [TestMethod]
    public void The_guide_to_callbacks_does_what_it_says()
    {
        var rows = Keyed();
        using var shipped = Fit(rows, CallbackSnippets.Shipped() with { Epochs = 3 });
        Assert.Contains("GradientNorm", shipped.History.Epochs[0].Metrics.Keys);
        Assert.HasCount(4, File.ReadAllLines("run/epochs.csv"));
        Assert.IsNotEmpty(Directory.GetFiles("run/events"));
        using var lambda = Fit(rows, CallbackSnippets.Lambda() with { Epochs = 2 });
        Assert.AreEqual(2 * lambda.History.Epochs[1].TrainingLoss, lambda.History.Epochs[1].Metrics["Generosity"]);
        using var alarm = Fit(rows, new TorchTrainerOptions { ValidationFraction = 0.5, Callbacks = [new CallbackSnippets.OverfitAlarm(0.1)] });
        Assert.HasCount(5, alarm.History.Epochs);
        var throwing = new TorchTrainerOptions { Callbacks = [Callbacks.On(onEpochEnd: at => throw new InvalidOperationException(at.Epoch == 1 ? "no" : ""))] };
        Assert.IsNull(CallbackSnippets.Rescue(_ml.Torch().MulticlassClassification(new Mlp(), throwing), rows));
        Assert.HasCount(1, CallbackSnippets.Unfreezing().Callbacks);
    }

    [TestMethod]
    public void The_guides_to_resuming_and_troubles_do_what_they_say()
    {
        var rows = Keyed();
        using var first = ResumeSnippets.Checkpoints(_ml, rows);
        using var again = ResumeSnippets.Checkpoints(_ml, rows);
        Assert.AreEqual(first.History.Epochs[^1].TrainingLoss, again.History.Epochs[^1].TrainingLoss);
        ((IDisposable)ResumeSnippets.Cancel(_ml, rows)).Dispose();
        var (five, eight) = ResumeSnippets.MoreEpochs(_ml, rows);
        using (five)
        using (eight)
            Assert.HasCount(8, eight.History.Epochs);
        ((IDisposable)TroubleshootingSnippets.NotFinite(_ml.Torch().MulticlassClassification(new Mlp(), new TorchTrainerOptions { Epochs = 1 }), rows)!).Dispose();
        TroubleshootingSnippets.Log();
        TroubleshootingSnippets.Engine(_ml);
        Assert.IsNotNull(TroubleshootingSnippets.SameKeys(_ml, Rows(60, 1), Rows(30, 2)));
    }

    [TestMethod]
    public void The_guide_to_pictures_does_what_it_says()
    {
        var random = new Random(1);
        foreach (var name in new[] { "cat/1", "cat/holiday/3", "dog/1", "dog/2" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName($"animals/{name}")!);
            var pixels = new byte[20 * 10 * 4];
            random.NextBytes(pixels);
            using var image = MLImage.CreateFromPixels(20, 10, MLPixelFormat.Bgra32, pixels);
            image.Save($"animals/{name}.jpg");
        }
        File.WriteAllBytes("animals/cat/17.jpg", File.ReadAllBytes("animals/cat/1.jpg")[..200]);

        var pictures = ImagesSnippets.Load(_ml);
        Assert.AreEqual(4L, pictures.GetRowCount());
        var model = ImagesSnippets.Train(_ml, pictures);
        using var whole = (IDisposable)model;
        var skipped = ImagesSnippets.Skipped((TransformerChain<ITransformer>)_ml.Torch().LoadModel("animals.zip", out _))!;
        Assert.AreEqual("cat/17.jpg: it is a JPEG file that is cut off: its end is missing", skipped.Named.Single().ToString());
        using var upload = File.OpenRead("animals/cat/1.jpg");
        var (fromFile, fromStream) = ImagesSnippets.Predict(_ml, upload);
        Assert.AreEqual(fromFile, fromStream);
        Assert.Contains(fromFile, new[] { "cat", "dog" });
        Assert.HasCount(4, ImagesSnippets.Learned(_ml).Fit(pictures).Transform(pictures).GetColumn<float[]>("Features").ToList());
    }

    [TestMethod]
    public void The_picture_of_flattening_tells_the_truth()
    {
        float[] numbers = [.. Enumerable.Range(0, 16).Select(number => (float)number)];
        var flat = ImagesSnippets.Flat(_ml, _ml.Data.LoadFromEnumerable(new[] { new FourByFour { Matrix = numbers } }));
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 16), flat.Schema["Flat"].Type);
        CollectionAssert.AreEqual(numbers, flat.GetColumn<float[]>("Flat").Single());
        Assert.Contains("row behind row", File.ReadAllText(Path.Combine(Checkout.Root, "docs", "images", "flatten.svg")));
    }

    [TestMethod]
    public async Task The_guide_to_the_web_does_what_it_says()
    {
        using (var model = Fit(Keyed(), new TorchTrainerOptions { FeatureColumnName = "Size", Epochs = 1 }))
            _ml.Model.Save(model, Keyed().Schema, "model.zip");
        Assert.HasCount(3, await WebSnippets.Pool(CancellationToken.None));

        await using var app = WebSnippets.Server();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var answer = await client.PostAsync("/predict", new StringContent("""{"size":2}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Contains("\"score\":[", await answer.Content.ReadAsStringAsync());
        Assert.AreEqual("Healthy", await client.GetStringAsync("/health"));
        Assert.Contains("engines_in_use 0", await client.GetStringAsync("/metrics"));
    }

    [GeneratedRegex(@"#region (?<name>[\w-]+)\n(?<code>.*?)\n *#endregion", RegexOptions.Singleline)]
    private static partial Regex Regions();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    private static string Dedented(string code)
    {
        var lines = code.Split('\n');
        var indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length < indent ? line.Trim() : line[indent..]));
    }

    private MLNetTorch.Transforms.TorchClassificationTransformer Fit(IDataView rows, TorchTrainerOptions options)
        => _ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [8] }, options).Fit(rows);

    private IDataView Keyed()
    {
        var rows = Rows(120, 1);
        return _ml.Transforms.Conversion.MapValueToKey("Label").Fit(rows).Transform(rows);
    }

    private IDataView Rows(int count, int seed)
    {
        var random = new Random(seed);
        return _ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(row => Row.Of(row % 3, random)).ToArray());
    }

    private sealed class FourByFour
    {
        [VectorType(4, 4)]
        public float[] Matrix { get; set; } = [];
    }

    private sealed class Row
    {
        public string Label { get; set; } = "";

        public bool IsLarge { get; set; }

        public float Size { get; set; }

        public float Weight { get; set; } = 1;

        [VectorType(4)]
        public float[] Features { get; set; } = [];

        [VectorType(1, 2, 2)]
        public float[] Picture { get; set; } = [];

        public static Row Of(int label, Random random)
        {
            float Noise() => (float)(random.NextDouble() - 0.5) * 0.2f;
            float[] features = [label + Noise(), 1 - label + Noise(), Noise(), Noise()];
            return new Row { Label = $"class {label}", IsLarge = label > 0, Size = label + Noise(), Features = features, Picture = features };
        }
    }
}
