using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Mix-up and cut-mix, from the outside: every row has a value of its own, so that what the network reads tells what was mixed.</summary>
[TestClass]
public sealed class MixingTests
{
    private const int Rows = 8;
    private const int Side = 4;
    private const int Pixels = Side * Side;
    private const int Classes = 3;

    private readonly MLContext _ml = new(1);

    public static IEnumerable<object[]> Cases =>
        from augmentation in new MixingAugmentation[] { Augmentations.MixUp(), Augmentations.CutMix() }
        from weighed in new[] { false, true }
        from seed in Enumerable.Range(1, 4)
        select new object[] { augmentation, weighed, seed };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void The_loss_is_that_of_both_labels_in_their_shares(MixingAugmentation augmentation, bool weighed, int seed)
    {
        var (input, output, history) = Learn(augmentation, weighed, seed);
        var partners = PartnersOf(input);
        var share = ShareOf(input, partners, augmentation);
        double total = 0, weights = 0, right = 0;
        for (var row = 0; row < Rows; row++)
        {
            var scores = output[(row * Classes)..((row + 1) * Classes)];
            var (own, other) = (weighed ? Weight(row) : 1, weighed ? Weight(partners[row]) : 1);
            total += (share * own * Loss(scores, row % Classes)) + ((1 - share) * other * Loss(scores, partners[row] % Classes));
            weights += own;
            right += Array.IndexOf(scores, scores.Max()) == (share >= 0.5 ? row : partners[row]) % Classes ? 1 : 0;
        }
        Assert.AreEqual(total / weights, history.TrainingLoss, 1e-5);
        Assert.AreEqual(right / Rows, history.TrainingAccuracy!.Value, 1e-9);
    }

    [TestMethod]
    public void Shares_of_mix_up_follow_the_beta_distribution()
    {
        var shares = new List<double>();
        for (var seed = 0; seed < 40; seed++)
        {
            var (input, _, _) = Learn(Augmentations.MixUp(0.01), false, seed);
            shares.Add(ShareOf(input, PartnersOf(input), Augmentations.MixUp()));
        }
        // Beta(0.01, 0.01) is all but a coin: nearly nothing lies between, and both ends come up.
        Assert.IsGreaterThan(34, shares.Count(share => share is < 0.01 or > 0.99));
        Assert.IsTrue(shares.Count(share => share < 0.5) is > 7 and < 33);
    }

    private (float[] Input, float[] Output, EpochRecord History) Learn(MixingAugmentation augmentation, bool weighed, int seed)
    {
        (float[] Input, float[] Output) seen = ([], []);
        var options = new TorchTrainerOptions
        {
            Epochs = 1,
            BatchSize = Rows,
            Shuffle = false,
            Seed = seed,
            Augmentation = [augmentation],
            ExampleWeightColumnName = weighed ? "Weight" : null,
        };
        var data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(row => new MixedRow
        {
            Label = $"{row % Classes}",
            Weight = Weight(row),
            Features = [.. Enumerable.Repeat((float)(1 << row), Pixels)],
        }));
        var keyed = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(data).Transform(data);
        var network = Network.From(shape => new NotingNetwork(shape, (input, output, training) => seen = training ? (input, output) : seen));
        using var model = _ml.Torch().MulticlassClassification(network, options).Fit(keyed);
        return (seen.Input, seen.Output, model.History.Epochs[0]);
    }

    // A permutation cannot be read off one row alone where the share is unknown: the only one that explains all rows with one share.
    private static int[] PartnersOf(float[] input)
    {
        var means = Enumerable.Range(0, Rows).Select(row => input[(row * Pixels)..((row + 1) * Pixels)].Average(each => (double)each)).ToArray();
        if (means.Index().All(each => Math.Abs(each.Item - (1 << each.Index)) < 1e-4))
            return [.. Enumerable.Range(0, Rows)];
        var best = (Error: double.MaxValue, Partners: Array.Empty<int>());
        for (var step = 0; step <= 20000; step++)
        {
            var share = step / 20000.0;
            var partners = means.Select((mean, row) => Enumerable.Range(0, Rows).MinBy(other => Error(mean, row, other, share))).ToArray();
            var error = means.Select((mean, row) => Error(mean, row, partners[row], share)).Sum();
            if (partners.Distinct().Count() == Rows && error < best.Error)
                best = (error, partners);
        }
        return best.Partners;
    }

    private static double Error(double mean, int row, int other, double share) => Math.Abs((share * (1 << row)) + ((1 - share) * (1 << other)) - mean);

    private static double ShareOf(float[] input, int[] partners, MixingAugmentation augmentation)
    {
        var row = Array.FindIndex(partners, partner => partner != Array.IndexOf(partners, partner));
        if (row < 0)
            return 1;
        var pixels = input[(row * Pixels)..((row + 1) * Pixels)];
        var (own, other) = (1 << row, 1 << partners[row]);
        if (augmentation is CutMixAugmentation)
            Assert.IsTrue(pixels.All(pixel => pixel == own || pixel == other), "a pixel is of neither picture");
        return (pixels.Average(each => (double)each) - other) / (own - other);
    }

    private static double Loss(float[] scores, int label) => Math.Log(scores.Sum(score => Math.Exp(score - scores[label])));

    private static float Weight(int row) => 1 + (row % 4);

    private sealed class MixedRow
    {
        public string Label { get; set; } = "";

        public float Weight { get; set; }

        [VectorType(1, Side, Side)]
        public float[] Features { get; set; } = [];
    }
}
