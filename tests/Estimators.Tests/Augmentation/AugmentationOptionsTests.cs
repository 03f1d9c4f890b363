using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Settings out of range, and rows that do not suit.</summary>
[TestClass]
public sealed class AugmentationOptionsTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void All_faults_stand_in_one_message()
    {
        var fault = Assert.ThrowsExactly<TrainerOptionsException>(() => Make(
            Augmentations.RandomCrop(0, double.NaN), Augmentations.HorizontalFlip(1.5), Augmentations.Rotation(-5),
            Augmentations.Rescale(0, double.PositiveInfinity), Augmentations.ColorJitter(-1, -1, double.NaN),
            Augmentations.RandomErasing(-0.1, 0.5, 0.2), Augmentations.MixUp(0), Augmentations.CutMix(-1), null!));
        Assert.AreEqual(
            "Augmentation[0].Padding, Augmentation[0].Fill, Augmentation[1].Probability, Augmentation[2].Maximum, Augmentation[3].Minimum, "
            + "Augmentation[3].Maximum, Augmentation[4].Brightness, Augmentation[4].Contrast, Augmentation[4].Saturation, "
            + "Augmentation[5].Probability, Augmentation[5].MaximumArea, Augmentation[6].Alpha, Augmentation[7].Alpha, Augmentation[8], Augmentation",
            string.Join(", ", fault.Faults.Select(each => each.Option)));
        Assert.Contains("Augmentation[1].Probability = 1.5; allowed: 0 to 1", fault.Message);
    }

    [TestMethod]
    public void Features_that_are_no_pictures_are_refused_before_a_row_is_read()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Make(Augmentations.MixUp(), Augmentations.HorizontalFlip()).Fit(Unreadable<FlatRow>()));
        Assert.Contains("Augmentation[1], FlipAugmentation, needs features of channels x height x width, but those of 'Features' are 16.", fault.Message);
    }

    [TestMethod]
    public void Colour_jitter_wants_grey_or_RGB()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Make(Augmentations.ColorJitter(0.1)).Fit(Unreadable<TwoChannels>()));
        Assert.Contains("ColorJitterAugmentation, needs features of 1 or 3 channels (grey or RGB), but those of 'Features' are 2x2x4.", fault.Message);
    }

    private TorchMulticlassTrainer Make(params Augmentation[] augmentations)
        => _ml.Torch().MulticlassClassification(Network.From(shape => torch.nn.Linear(shape.InputSize, shape.Output)), new TorchTrainerOptions { Augmentation = augmentations });

    private IDataView Unreadable<TRow>()
        where TRow : class, ILabelled, new()
    {
        var kept = _ml.Data.LoadFromEnumerable([new TRow(), new TRow { Label = "b" }]);
        var key = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(kept);
        return key.Transform(_ml.Data.LoadFromEnumerable(Throwing<TRow>()));
    }

    private static IEnumerable<TRow> Throwing<TRow>()
    {
        Assert.Fail("a row was read");
        yield break;
    }

    private interface ILabelled
    {
        string Label { get; set; }
    }

    private sealed class FlatRow : ILabelled
    {
        public string Label { get; set; } = "a";

        [VectorType(16)]
        public float[] Features { get; set; } = new float[16];
    }

    private sealed class TwoChannels : ILabelled
    {
        public string Label { get; set; } = "a";

        [VectorType(2, 2, 4)]
        public float[] Features { get; set; } = new float[16];
    }
}
