using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Data that cannot be learned from: each has its message, from Fit as from the promise of the schema.</summary>
[TestClass]
public sealed class BadInputTests
{
    private static readonly Mlp Small = new() { HiddenSizes = [8] };

    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void A_missing_feature_column_is_named_with_a_suggestion()
    {
        var fault = Both(ToyRows.Load(_ml), new TorchTrainerOptions { FeatureColumnName = "Feature" });
        Assert.Contains("The feature column 'Feature' is not in the data. Did you mean 'Features'?", fault);
    }

    [TestMethod]
    public void A_missing_label_column_is_named()
        => Assert.Contains("The label column 'Digit' is not in the data.", Both(ToyRows.Load(_ml), new TorchTrainerOptions { LabelColumnName = "Digit" }));

    [TestMethod]
    public void Features_of_another_type_are_refused()
    {
        var fault = Both(ToyRows.Load(_ml), new TorchTrainerOptions { FeatureColumnName = "Id" });
        Assert.Contains("The feature column 'Id'", fault);
        Assert.Contains("a network reads Single values", fault);
        Assert.Contains("ConvertType", fault);
    }

    [TestMethod]
    public void A_label_that_is_no_key_is_refused_with_the_cure()
    {
        var fault = Both(_ml.Data.LoadFromEnumerable(ToyRows.Draw(6, 1)), new TorchTrainerOptions());
        Assert.Contains("The label column 'Label'", fault);
        Assert.Contains("a classifier needs a key", fault);
        Assert.Contains("MapValueToKey(\"Label\")", fault);
    }

    [TestMethod]
    public void Features_of_unknown_size_are_refused()
    {
        var rows = _ml.Data.LoadFromEnumerable(new[] { new Ragged { Label = "a" }, new Ragged { Label = "b" } });
        var fault = Both(_ml.Transforms.Conversion.MapValueToKey("Label").Fit(rows).Transform(rows), new TorchTrainerOptions());
        Assert.Contains("The feature column 'Features' is", fault);
        Assert.Contains("unknown size", fault);
    }

    [TestMethod]
    public void One_class_is_not_enough()
    {
        var rows = _ml.Data.LoadFromEnumerable(ToyRows.Draw(9, 1).Where(row => row.Label == "left"));
        var fault = FitFault<ArgumentException>(_ml.Transforms.Conversion.MapValueToKey("Label").Fit(rows).Transform(rows), new());
        Assert.Contains("The label column 'Label' has 1 class(es); a classifier needs at least 2", fault.Message);
    }

    [TestMethod]
    public void An_empty_data_set_is_refused()
    {
        var keys = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(_ml.Data.LoadFromEnumerable(ToyRows.Draw(9, 1)));
        var fault = FitFault<InvalidOperationException>(keys.Transform(_ml.Data.LoadFromEnumerable(Array.Empty<ToyRow>())), new());
        Assert.Contains("The data set is empty", fault.Message);
    }

    [TestMethod]
    public void Not_a_number_in_the_features_is_counted()
    {
        var rows = ToyRows.Draw(9, 1);
        rows[3].Features[7] = float.NaN;
        rows[5].Features[0] = float.PositiveInfinity;
        var data = _ml.Data.LoadFromEnumerable(rows);
        var fault = FitFault<InvalidOperationException>(_ml.Transforms.Conversion.MapValueToKey("Label").Fit(data).Transform(data), new());
        Assert.Contains("'Features'", fault.Message);
        Assert.Contains("2", fault.Message);
    }

    [TestMethod]
    public void A_network_that_cannot_take_the_features_names_layer_and_sizes()
    {
        var network = Network.From(shape => torch.nn.Sequential(
            ("flat", torch.nn.Flatten()), ("hidden", torch.nn.Linear(200, 10)), ("output", torch.nn.Linear(10, shape.Output))));
        var fault = FitFault<NetworkShapeException>(ToyRows.Load(_ml), new(), network);
        Assert.Contains("hidden", fault.Message);
        Assert.Contains("200", fault.Message);
        Assert.Contains("256", fault.Message);
    }

    [TestMethod]
    public void A_network_of_another_output_size_is_refused_before_any_row_is_read()
    {
        var network = Network.From(shape => torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(shape.InputSize, 5)));
        var unread = new UnreadableRows(ToyRows.Load(_ml));
        var fault = FitFault<NetworkShapeException>(unread, new(), network);
        Assert.Contains("5", fault.Message);
        Assert.Contains("1x16x16 -> 3", fault.Message);
    }

    [TestMethod]
    public void A_network_without_weights_is_refused()
        => Assert.Contains("no weights to train",
            FitFault<InvalidOperationException>(ToyRows.Load(_ml), new(), Network.From(_ => torch.nn.Flatten())).Message);

    [TestMethod]
    public void A_builder_that_gives_nothing_is_refused()
        => Assert.Contains("NoNetwork.Build gave null for 1x16x16 -> 3",
            FitFault<InvalidOperationException>(ToyRows.Load(_ml), new(), new NoNetwork()).Message);

    [TestMethod]
    public void A_fraction_that_leaves_no_validation_row_is_refused()
        => Assert.Contains("ValidationFraction = 0.001 of 60 rows leaves no validation row",
            FitFault<InvalidOperationException>(ToyRows.Load(_ml), new() { ValidationFraction = 0.001 }).Message);

    [TestMethod]
    public void A_device_that_is_not_there_is_refused()
    {
        var fault = FitFault<InvalidOperationException>(ToyRows.Load(_ml), new() { Device = "cuda:99" });
        Assert.Contains("The CUDA device 99 is not available (the option Device is \"cuda:99\")", fault.Message);
    }

    [TestMethod]
    public void A_gpu_of_the_context_that_is_not_there_is_refused_unless_it_may_fall_back()
    {
        var ml = new MLContext(1) { GpuDeviceId = 99, FallbackToCpu = false };
        var fault = Assert.ThrowsExactly<InvalidOperationException>(() => Trainer(ml, new()).Fit(ToyRows.Load(ml)));
        Assert.Contains("MLContext.GpuDeviceId is 99 and FallbackToCpu is false", fault.Message);
        ml.FallbackToCpu = true;
        Trainer(ml, new() { Epochs = 1 }).Fit(ToyRows.Load(ml)).Dispose();
    }

    private static TorchMulticlassTrainer Trainer(MLContext ml, TorchTrainerOptions options, INetworkBuilder? network = null)
        => ml.Torch().MulticlassClassification(network ?? Small, options);

    private T FitFault<T>(IDataView rows, TorchTrainerOptions options, INetworkBuilder? network = null)
        where T : Exception
    {
        var allowed = NativeTensors.MiscountedFor(network ?? Small);
        var before = NativeTensors.Alive();
        var fault = Assert.ThrowsExactly<T>(() => Trainer(_ml, options, network).Fit(rows));
        var left = NativeTensors.Alive() - before;
        Assert.IsTrue(left == 0 || left == allowed, $"A failed fit leaves {left} tensors behind.");
        return fault;
    }

    // The same words whether the trainer stands alone or in a chain, which asks for the promise first.
    private string Both(IDataView rows, TorchTrainerOptions options)
    {
        var alone = FitFault<ArgumentException>(rows, options).Message;
        var chain = Assert.ThrowsExactly<ArgumentException>(
            () => _ml.Transforms.CopyColumns("Copy", "Label").Append(Trainer(_ml, options)).Fit(rows)).Message;
        return $"{alone}\n{chain}";
    }

    private sealed class NoNetwork : INetworkBuilder
    {
        public torch.nn.Module<torch.Tensor, torch.Tensor> Build(NetworkShape shape) => null!;
    }

    private sealed class Ragged
    {
        public string Label { get; set; } = "";

        public float[] Features { get; set; } = [1, 2];
    }

    private sealed class UnreadableRows(IDataView rows) : IDataView
    {
        public bool CanShuffle => false;

        public DataViewSchema Schema => rows.Schema;

        public long? GetRowCount() => throw new NotSupportedException("A row was asked for.");

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
            => throw new NotSupportedException("A row was asked for.");

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
            => throw new NotSupportedException("A row was asked for.");
    }
}
