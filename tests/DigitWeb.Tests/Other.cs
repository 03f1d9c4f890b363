using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;

namespace MLNetTorch.Samples.Web.Tests;

/// <summary>Pipelines that the sample did not make.</summary>
internal static class Other
{
    public static IEstimator<ITransformer> Pipeline(MLContext ml) =>
        ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Torch().ToTensor("Features", "Image"))
            .Append(ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [64] }, new TorchTrainerOptions { Epochs = 2 }))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

    /// <summary>A model that tells two colours apart.</summary>
    public static void SaveColors(string path)
    {
        var ml = new MLContext(1);
        var rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new Color { Features = [i % 2, 1 - (i % 2)], Label = i % 2 == 0 ? "red" : "blue" }));
        var model = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [4] }, new TorchTrainerOptions { Epochs = 1 })).Fit(rows);
        ml.Model.Save(model, rows.Schema, path);
    }

    private sealed class Color
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public string Label { get; set; } = "";
    }
}
