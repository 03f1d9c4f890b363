using MLNetTorch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class TiedParametersTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void A_tied_network_stays_tied_through_training_and_a_model_file()
    {
        NetworkRegistry.Register<TiedNet>("test-tied-net");
        var rows = ToyRows.Load(_ml);
        var path = Path.GetTempFileName();
        try
        {
            using var model = _ml.Torch().MulticlassClassification(new TiedNet(), new TorchTrainerOptions { Epochs = 2, Seed = 1 }).Fit(rows);
            Assert.HasCount(2, model.Network.TiedParameters());
            _ml.Model.Save(model, rows.Schema, path);
            var loaded = _ml.Torch().LoadModel(path, out _);
            Assert.AreEqual(Scores(model, rows), Scores(loaded, rows));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private string Scores(ITransformer model, IDataView rows) => string.Join(
        ' ', _ml.Data.CreateEnumerable<ToyPrediction>(model.Transform(rows), false).SelectMany(row => row.Score));

    /// <summary>The same hidden layer twice.</summary>
    internal sealed record TiedNet : INetworkBuilder
    {
        public Module<Tensor, Tensor> Build(NetworkShape shape)
        {
            var shared = Linear(8, 8);
            return Sequential(Flatten(), Linear(shape.InputSize, 8), shared, ReLU(), shared, ReLU(), Linear(8, shape.Output));
        }
    }
}
