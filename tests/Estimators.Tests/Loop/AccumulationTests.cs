namespace MLNetTorch.Estimators.Tests;

/// <summary>Some batches that make one step are one batch as large, the shorter last ones of an epoch too.</summary>
[TestClass]
public sealed class AccumulationTests
{
    public static IEnumerable<object[]> Losses_ =>
    [
        ["multiclass", "as it is", new TorchTrainerOptions()],
        ["binary", "as it is", new TorchTrainerOptions()],
        ["regression", "as it is", new TorchTrainerOptions()],
        ["multiclass", "example weights", new TorchTrainerOptions { ExampleWeightColumnName = "Weight" }],
        ["regression", "example weights", new TorchTrainerOptions { ExampleWeightColumnName = "Weight" }],
        ["binary", "example and class weights", new TorchTrainerOptions { ExampleWeightColumnName = "Weight", ClassWeights = ClassWeights.Balanced }],
        ["multiclass", "class weights", new TorchTrainerOptions { ClassWeights = ClassWeights.Of(1, 0.1, 5) }],
        ["multiclass", "weights and smoothing in the loss", new TorchTrainerOptions { Loss = Losses.CrossEntropy(0.1, classWeights: [1, 0.1, 5]) }],
        ["multiclass", "an ignored class", new TorchTrainerOptions { Loss = Losses.CrossEntropy(ignoreIndex: 0) }],
        ["multiclass", "norm clipped", new TorchTrainerOptions { GradientClip = GradientClip.Norm(0.05) }],
        ["regression", "values clipped", new TorchTrainerOptions { GradientClip = GradientClip.Value(0.01) }],
    ];

    public static string Name(System.Reflection.MethodInfo method, object[] row) => $"{method.Name} ({row[0]}, {row[1]})";

    [TestMethod]
    [DynamicData(nameof(Losses_), DynamicDataDisplayName = nameof(Name))]
    public void Four_batches_are_one(string task, string setting, TorchTrainerOptions settings)
    {
        // 16, 16, 16 and what is left: 2 rows, so one short batch; or 14, so four batches of which the last is short.
        foreach (var rows in new[] { 50, 62 })
        {
            var options = settings with
            {
                Epochs = 3,
                BatchSize = 16,
                Seed = 3,
                Shuffle = false,
                Optimizer = Optimizers.Sgd(0.1, momentum: 0.9),
                LabelColumnName = PointRows.Options(task).LabelColumnName,
            };
            using var large = PointRows.Fit(task, options, Rows(rows, setting));
            using var small = PointRows.Fit(task, options with { BatchSize = 4, GradientAccumulation = 4 }, Rows(rows, setting));
            PointRows.AssertClose(large, small);
        }
    }

    [TestMethod]
    public void Gradients_are_shown_once_a_step_whole_and_before_they_are_clipped()
    {
        var norms = new List<float>();
        var callback = Callbacks.On(onGradients: at => norms.Add(NormOf(at.Network)));
        var options = PointRows.Options("multiclass") with
        {
            Epochs = 1,
            GradientClip = GradientClip.Norm(1e-3),
            ExampleWeightColumnName = "Weight",
            Callbacks = [callback],
        };
        PointRows.Fit("multiclass", options with { BatchSize = 16 }, PointRows.Draw(50)).Dispose();
        var large = norms.ToArray();
        norms.Clear();
        PointRows.Fit("multiclass", options with { BatchSize = 4, GradientAccumulation = 4 }, PointRows.Draw(50)).Dispose();
        Assert.HasCount(4, large);
        Assert.HasCount(4, norms);
        for (var step = 0; step < 4; step++)
            Assert.AreEqual(large[step], norms[step], 1e-5f);
        Assert.IsTrue(large.All(norm => norm > 1e-2f));
    }

    // A batch in which all rows are ignored has no loss, so there is none.
    private static IEnumerable<PointRow> Rows(int count, string setting)
        => PointRows.Draw(count).Select(row => setting != "an ignored class" ? row : row with { Class = row.Id % 4 == 3 ? "a" : row.Answer ? "b" : "c" });

    private static float NormOf(torch.nn.Module network)
    {
        using var scope = torch.NewDisposeScope();
        return network.parameters().Select(weight => weight.grad!.square().sum()).Aggregate((sum, each) => sum + each).sqrt().item<float>();
    }
}
