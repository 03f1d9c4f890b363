using Microsoft.ML;
using MLNetTorch.Benchmarks.Training;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Benchmarks.Start;

/// <summary>A trained ConvNet as a model file, and its weights for the other side.</summary>
internal static class StartModel
{
    private const int Rows = 640;

    public static (string Zip, string Weights) Write(string folder)
    {
        var (zip, weights) = (Path.Combine(folder, "convnet.zip"), Path.Combine(folder, "convnet.safetensors"));
        var ml = new MLContext(seed: 1);
        var rows = MadeUpImages.Of(ml, Rows, [1, 28, 28]);
        using var model = ml.Torch().MulticlassClassification(new ConvNet(), new TorchTrainerOptions { Epochs = 1 }).Fit(rows);
        ml.Model.Save(model, rows.Schema, zip);
        NetworkWeights.Save(model.Network, weights);
        return (zip, weights);
    }
}
