using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using MLNetTorch.Benchmarks.Growth;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Benchmarks.Micro;

/// <summary>A small model (Mlp 784-100-10, 79,510 weights) into a zip in memory and back.</summary>
[MemoryDiagnoser]
public class ModelOperations
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly MemoryStream _zip = new();
    private DataViewSchema _schema = null!;
    private TorchClassificationTransformer _model = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var rows = GrowthRow.Of(_ml, 64, [784], classes: 10);
        _schema = rows.Schema;
        _model = _ml.Torch().MulticlassClassification(new Mlp(), new TorchTrainerOptions { Epochs = 1 }).Fit(rows);
        Save();
    }

    [GlobalCleanup]
    public void Free() => _model.Dispose();

    [Benchmark(Description = "a model of 79,510 weights packed")]
    public void Save()
    {
        _zip.SetLength(0);
        _ml.Model.Save(_model, _schema, _zip);
    }

    [Benchmark(Description = "the same unpacked")]
    public void Load()
    {
        _zip.Position = 0;
        (_ml.Model.Load(_zip, out _) as IDisposable)?.Dispose();
    }
}
