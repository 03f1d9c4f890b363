using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Benchmarks.Harness;
using MLNetTorch.Transforms;
using TorchSharp;

namespace MLNetTorch.Benchmarks.Data;

/// <summary>Our side: the pipeline a user writes, from the files on, once in each step.</summary>
internal static class DataRun
{
    private const int BatchSize = 64;
    private static readonly float[] Mean = [0.1307f];
    private static readonly float[] Deviation = [0.3081f];

    public static void Measure(string how, string data)
    {
        Func<string, double> read = how == "tensors" ? AsTensors : ByCursor;
        Gate.Run([read(data)], () => read(data));
    }

    /// <summary>All rows into native memory, which batches are slices of.</summary>
    /// <returns>The sum of the middle pixel of each batch's first row, so that each batch is touched.</returns>
    private static double AsTensors(string data)
    {
        var (ml, rows) = Rows(data);
        var keys = ml.Transforms.Conversion.MapValueToKey("Label").Fit(rows).Transform(rows);
        using var scope = torch.NewDisposeScope();
        using var set = TrainingSet.Load(keys, "Features", "Label");
        var sum = 0.0;
        for (var first = 0L; first < set.Count; first += BatchSize)
        {
            using var batch = set.Features.narrow(0, first, Math.Min(BatchSize, set.Count - first));
            using var pixel = batch[0, 0, 14, 14];
            sum += pixel.ToSingle();
        }
        return sum;
    }

    /// <summary>The rows one by one, as any stage of ML.NET reads them.</summary>
    private static double ByCursor(string data)
    {
        var (_, rows) = Rows(data);
        using var cursor = rows.GetRowCursor([rows.Schema["Features"]]);
        var features = cursor.GetGetter<VBuffer<float>>(rows.Schema["Features"]);
        VBuffer<float> values = default;
        var sum = 0.0;
        while (cursor.MoveNext())
        {
            features(ref values);
            if (cursor.Position % BatchSize == 0)
                sum += values.GetValues()[(14 * 28) + 14];
        }
        return sum;
    }

    private static (MLContext Context, IDataView Rows) Rows(string data)
    {
        var ml = new MLContext(seed: 1);
        var files = ml.Torch().LoadMnist(data, MnistSplit.Test);
        var prepare = ml.Torch().ToTensor("Features", "Image").Append(ml.Torch().NormalizeChannels("Features", mean: Mean, std: Deviation));
        return (ml, prepare.Fit(files).Transform(files));
    }
}
