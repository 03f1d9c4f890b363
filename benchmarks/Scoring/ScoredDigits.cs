using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Benchmarks.Training;
using MLNetTorch.Transforms;

namespace MLNetTorch.Benchmarks.Scoring;

/// <summary>A pipeline from the bytes of MNIST to probabilities, its network's weights by a formula.</summary>
internal sealed class ScoredDigits : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly TorchClassificationTransformer _scorer;

    public ScoredDigits(string network, string data)
    {
        var workload = Workload.Named(network);
        Images = _ml.Torch().LoadMnist(data, MnistSplit.Test);
        var first = _ml.Data.TakeRows(Images, 640);
        IEstimator<ITransformer> prepare = _ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(_ml.Torch().ToTensor("Features", "Image"))
            .Append(_ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]));
        if (network == "lenet")
            prepare = prepare.Append(_ml.Torch().Pad("Features", pixels: 2));
        if (workload.Shape.Input.Length == 1)
            prepare = prepare.Append(_ml.Torch().Flatten("Features"));
        var trainer = _ml.Torch().MulticlassClassification(workload.Builder, new TorchTrainerOptions { Epochs = 1 });
        var model = prepare.Append(trainer).Fit(first);
        _scorer = model.LastTransformer;
        Check.Fill(_scorer.Network);
        Model = model;
    }

    public ITransformer Model { get; }

    /// <summary>The 10,000 test images.</summary>
    public IDataView Images { get; }

    /// <summary>The same images, as objects.</summary>
    public IReadOnlyList<Digit> Rows => [.. _ml.Data.CreateEnumerable<Digit>(Images, reuseRowObject: false)];

    public PredictionEngine<Digit, Scored> Engine()
        => _ml.Model.CreatePredictionEngine<Digit, Scored>(Model, new PredictionEngineOptions { OwnsTransformer = false });

    /// <summary>The images again and again.</summary>
    public IDataView Repeated(int rows)
    {
        var digits = Rows;
        return _ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(row => digits[row % digits.Count]));
    }

    /// <summary>Scores every row of the data.</summary>
    /// <returns>The sum over all rows of the last class' probability.</returns>
    public double Score(IDataView data)
    {
        var scored = Model.Transform(data);
        using var cursor = scored.GetRowCursor([scored.Schema["Score"]]);
        var score = cursor.GetGetter<VBuffer<float>>(scored.Schema["Score"]);
        var (values, sum) = (default(VBuffer<float>), 0.0);
        while (cursor.MoveNext())
        {
            score(ref values);
            sum += values.GetValues()[^1];
        }
        return sum;
    }

    public void Dispose() => _scorer.Dispose();
}
