using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class ShippedBuildersTests
{
    private readonly MLContext _ml = new(1);

    public static IEnumerable<object[]> Builders =>
    [
        [new ResidualMlp()],
        [new FixedHiddenMlp()],
        [new SequentialNetwork(
            new Layer.Conv2d(6, 3), new Layer.BatchNorm(), new Layer.ReLU(), new Layer.MaxPool2d(2), new Layer.Flatten(),
            new Layer.Network(new ResidualMlp { HiddenSize = 12 }, 8), new Layer.Linear(), new Layer.LogSoftmax())],
        [new ResNet()],
    ];

    [TestMethod]
    [DynamicData(nameof(Builders))]
    public void Every_builder_trains_saves_loads_and_scores_row_by_row_as_in_batches(INetworkBuilder builder)
    {
        var rows = ToyRows.Load(_ml, rows: 48);
        var options = new TorchTrainerOptions { Epochs = 1, BatchSize = 16, Seed = 1, Loss = Losses.CrossEntropy() };
        using var model = _ml.Torch().MulticlassClassification(builder, options).Fit(rows);
        var batched = Scores(model.Transform(rows));

        using var file = new MemoryStream();
        _ml.Model.Save(model, rows.Schema, file);
        file.Position = 0;
        var loaded = new MLContext().Model.Load(file, out _);
        var single = Scores(loaded.Transform(rows));
        for (var row = 0; row < batched.Length; row++)
        {
            for (var i = 0; i < batched[row].Length; i++)
                Assert.AreEqual(batched[row][i], single[row][i], 1e-5, $"{builder}: row {row}, score {i}");
        }
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    [Timeout(60_000)]
    public void A_module_inside_itself_is_named_before_anything_runs()
    {
        var message = Assert.ThrowsExactly<InvalidOperationException>(
            () => _ml.Torch().MulticlassClassification(Network.From(_ => new Knot())).Fit(ToyRows.Load(_ml))).Message;
        StringAssert.StartsWith(message, "The module 'again' (Knot) is the network itself");
    }

    private float[][] Scores(IDataView rows) =>
        [.. _ml.Data.CreateEnumerable<ToyPrediction>(rows, reuseRowObject: false, ignoreMissingColumns: true).Select(row => row.Score)];

    private sealed class Knot : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> fc = nn.Linear(256, 3);

        public Knot()
            : base(nameof(Knot))
        {
            RegisterComponents();
            register_module("again", this);
        }

        public override Tensor forward(Tensor input) => fc.call(input.flatten(1));
    }
}
