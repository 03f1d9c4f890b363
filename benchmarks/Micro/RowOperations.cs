using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Benchmarks.Growth;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Benchmarks.Micro;

/// <summary>What a row costs: read, put into a batch, scored; rows of 64 numbers, Mlp 64-8-2.</summary>
[MemoryDiagnoser]
public class RowOperations
{
    private const int Rows = 8192;
    private static readonly long[] Shape = [64];

    private readonly MLContext _ml = new(seed: 1);
    private IDataView _rows = null!;
    private IDataView _scored = null!;
    private TorchClassificationTransformer _model = null!;
    private PredictionEngine<PlainRow, PlainAnswer> _engine = null!;
    private PlainRow _row = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _rows = GrowthRow.Of(_ml, Rows, Shape, classes: 2);
        _model = _ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [8] }, new TorchTrainerOptions { Epochs = 1 }).Fit(_rows);
        _scored = _model.Transform(_rows);
        _engine = _ml.Model.CreatePredictionEngine<PlainRow, PlainAnswer>(_model, new PredictionEngineOptions { OwnsTransformer = false });
        _row = new PlainRow { Features = new float[64] };
    }

    [GlobalCleanup]
    public void Free()
    {
        _engine.Dispose();
        _model.Dispose();
    }

    [Benchmark(Description = "a row read by a cursor", OperationsPerInvoke = Rows)]
    public float Read() => Sum(_rows, "Features");

    [Benchmark(Description = "a row put into a batch", OperationsPerInvoke = Rows)]
    public void Batch() => TrainingSet.Load(_rows, "Features", "Label").Dispose();

    [Benchmark(Description = "a row scored by Transform", OperationsPerInvoke = Rows)]
    public float Score() => Sum(_scored, "Score");

    [Benchmark(Description = "a row scored by a PredictionEngine")]
    public PlainAnswer Predict() => _engine.Predict(_row);

    private static float Sum(IDataView rows, string column)
    {
        using var cursor = rows.GetRowCursor([rows.Schema[column]]);
        var getter = cursor.GetGetter<VBuffer<float>>(rows.Schema[column]);
        VBuffer<float> values = default;
        var sum = 0f;
        while (cursor.MoveNext())
        {
            getter(ref values);
            sum += values.GetValues()[0];
        }
        return sum;
    }
}
