namespace MLNetTorch.Estimators.Tests;

/// <content>Several input columns and example weights.</content>
public abstract partial class EstimatorContract<TModel>
{
    [TestMethod]
    public void Several_columns_reach_their_inputs()
    {
        var ml = new MLContext(1);
        var rows = Rows(ml);
        var options = Options with { Epochs = 4, FeatureColumnNames = ["Features", "More"], ValidationFraction = 0.2 };
        using var model = Trainer(ml, Towers, options).Fit(rows);
        CollectionAssert.AreEqual(new[] { "Features", "More" }, model.FeatureColumnNames.ToArray());
        Assert.IsLessThan(model.History.Epochs[0].TrainingLoss, model.History.Epochs[^1].TrainingLoss);
        var batched = Scored.Of(model.Transform(rows));
        var single = OneByOne(ml, model, rows);
        for (var row = 0; row < batched.Count; row++)
        {
            for (var slot = 0; slot < single[row].Score.Length; slot++)
                Assert.AreEqual(batched[row].Score[slot], single[row].Score[slot], 1e-5f);
        }
    }

    [TestMethod]
    public void Several_columns_are_trained_on_after_a_crash()
    {
        var ml = new MLContext(1);
        using var folder = new TemporaryFolder();
        var options = Options with { Epochs = 3, FeatureColumnNames = ["Features", "More"], ExampleWeightColumnName = "Weight", ValidationFraction = 0.2 };
        var kept = options with { Checkpoint = new Checkpoint(folder.Path) { EverySteps = 1, Resume = true } };
        using var whole = Trainer(ml, Towers, options).Fit(Rows(ml));
        Assert.ThrowsExactly<CallbackException>(
            () => Trainer(ml, Towers, kept with { Callbacks = [ToldBy.After(2, 2, () => throw new IOException("a crash"))] }).Fit(Rows(ml)));
        using var resumed = Trainer(ml, Towers, kept with { Callbacks = [ToldBy.After(0, 0, () => { })] }).Fit(Rows(ml));
        CollectionAssert.AreEqual(WeightsOf(whole), WeightsOf(resumed));
    }

    [TestMethod]
    public void Example_weights_count()
    {
        var ml = new MLContext(1);
        var weighed = Options with { ExampleWeightColumnName = "Weight" };
        CollectionAssert.AreNotEqual(Learned(ml, Options), Learned(ml, weighed));
        CollectionAssert.AreEqual(Learned(ml, weighed), Learned(ml, weighed));
    }

    private static INetworkBuilder Towers => Network.FromInputs(shape => new TwoTowers(shape));

    /// <summary>An image and some numbers, joined before the last layer.</summary>
    private sealed class TwoTowers : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly torch.nn.Module<torch.Tensor, torch.Tensor> image;
        private readonly torch.nn.Module<torch.Tensor, torch.Tensor> output;

        public TwoTowers(NetworkShape shape)
            : base(nameof(TwoTowers))
        {
            image = torch.nn.Linear(shape.Inputs[0].Aggregate(1L, (product, size) => product * size), 8);
            output = torch.nn.Linear(8 + shape.Inputs[1][0], shape.Output);
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor picture, torch.Tensor numbers)
            => output.call(torch.cat([torch.nn.functional.relu(image.call(picture.flatten(1))), numbers], 1));
    }
}
