using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class AugmentationPreviewTests
{
    // A picture of 32 x 32 is shown twice as large, 4 pixels from its neighbours.
    private const int Step = (2 * 32) + 4;

    private readonly MLContext _ml = new(1);
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");

    [TestCleanup]
    public void Remove() => File.Delete(_file);

    [TestMethod]
    public void The_picture_stands_first_and_then_what_becomes_of_it()
    {
        Save(Options(Augmentations.HorizontalFlip(probability: 1)), images: 2, versions: 3);
        using var sheet = MLImage.CreateFromFile(_file);
        Assert.AreEqual((4 * Step) + 4, sheet.Width);
        Assert.AreEqual((2 * Step) + 4, sheet.Height);
        Assert.AreEqual(255, Green(sheet, 1, 1), "white between the pictures");
        for (var picture = 0; picture < 2; picture++)
        {
            for (var x = 0; x < 32; x++)
            {
                var level = Level(picture, x);
                Assert.AreEqual(level, Shown(sheet, picture, 0, x), $"picture {picture}, column {x}");
                Assert.AreEqual(level, Shown(sheet, picture, 1, 31 - x), $"mirrored, picture {picture}, column {x}");
                Assert.AreEqual(level, Shown(sheet, picture, 3, 31 - x), $"mirrored, picture {picture}, column {x}");
            }
        }
    }

    [TestMethod]
    public void Epochs_differ_and_the_same_seed_gives_the_same_file()
    {
        var options = Options(Augmentations.RandomCrop(padding: 8), Augmentations.RandomErasing(probability: 1), Augmentations.MixUp());
        Save(options);
        var first = File.ReadAllBytes(_file);
        Save(options);
        CollectionAssert.AreEqual(first, File.ReadAllBytes(_file));
        Save(options with { Seed = 2 });
        CollectionAssert.AreNotEqual(first, File.ReadAllBytes(_file));
        using var sheet = MLImage.CreateFromFile(_file);
        Assert.AreEqual(6, Enumerable.Range(1, 6).Select(version => string.Join(' ', Enumerable.Range(0, 32).Select(x => Shown(sheet, 0, version, x)))).Distinct().Count());
    }

    [TestMethod]
    public void It_shows_what_the_first_batch_of_an_epoch_is_trained_on()
    {
        var seen = new List<float[]>();
        var options = Options(Augmentations.RandomCrop(padding: 5)) with { Epochs = 2, BatchSize = 3, Shuffle = false };
        var keys = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(Rows()).Transform(Rows());
        _ml.Torch().MulticlassClassification(Network.From(shape => new NotingNetwork(shape, Note)), options).Fit(keys).Dispose();
        Save(options, images: 3, versions: 2);
        using var sheet = MLImage.CreateFromFile(_file);
        Assert.HasCount(2, seen);
        for (var epoch = 0; epoch < 2; epoch++)
        {
            for (var x = 0; x < 32; x++)
                Assert.AreEqual((byte)Math.Clamp(Math.Round(seen[epoch][(16 * 32) + x] / 31 * 255), 0, 255), Shown(sheet, 0, epoch + 1, x));
        }

        void Note(float[] input, float[] output, bool isTraining)
        {
            if (isTraining)
                seen.Add(input);
        }
    }

    [TestMethod]
    public void Without_an_augmentation_there_is_nothing_to_show()
        => Assert.Contains("The options have no Augmentation", Assert.ThrowsExactly<ArgumentException>(() => Save(Options())).Message);

    [TestMethod]
    public void Rows_that_are_no_pictures_are_refused_and_the_old_file_stays()
    {
        File.WriteAllText(_file, "old");
        var data = _ml.Data.LoadFromEnumerable(new[] { new FlatRow() });
        var fault = Assert.ThrowsExactly<ArgumentException>(() => _ml.Torch().SaveAugmentationPreview(_file, data, Options(Augmentations.MixUp())));
        Assert.Contains("'Features': a preview needs one column of pictures, 1 or 3 channels x height x width; it is 16.", fault.Message);
        Assert.AreEqual("old", File.ReadAllText(_file));
    }

    [TestMethod]
    public void Without_rows_there_is_nothing_to_show()
    {
        var none = _ml.Data.LoadFromEnumerable(Array.Empty<PictureRow>());
        Assert.Contains("no rows", Assert.ThrowsExactly<ArgumentException>(
            () => _ml.Torch().SaveAugmentationPreview(_file, none, Options(Augmentations.MixUp()))).Message);
    }

    [TestMethod]
    [DataRow(0, 1)]
    [DataRow(1, 65)]
    public void Counts_out_of_range_are_refused(int images, int versions)
        => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Save(Options(Augmentations.MixUp()), images, versions));

    private static TorchTrainerOptions Options(params Augmentation[] augmentations) => new() { Augmentation = augmentations, Seed = 1 };

    private void Save(TorchTrainerOptions options, int images = 3, int versions = 6)
        => _ml.Torch().SaveAugmentationPreview(_file, Rows(), options, images, versions);

    // Lines from dark to light, further right with every picture; channels of one value.
    private IDataView Rows() => _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 3).Select(
        picture => new PictureRow { Features = [.. Enumerable.Range(0, 32 * 32).Select(at => (float)((at + picture) % 32))], Label = $"{picture}" }).ToArray());

    private static byte Level(int picture, int x) => (byte)Math.Round((x + picture) % 32 / 31.0 * 255);

    private static byte Shown(MLImage sheet, int picture, int column, int x) => Green(sheet, 4 + (column * Step) + (2 * x), 4 + (picture * Step) + 32);

    private static byte Green(MLImage sheet, int x, int y) => sheet.Pixels[(4 * ((y * sheet.Width) + x)) + 1];

    private sealed class PictureRow
    {
        [VectorType(1, 32, 32)]
        public float[] Features { get; set; } = [];

        public string Label { get; set; } = "";
    }

    private sealed class FlatRow
    {
        [VectorType(16)]
        public float[] Features { get; set; } = new float[16];
    }
}
