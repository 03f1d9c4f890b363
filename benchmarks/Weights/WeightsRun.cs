using Microsoft.ML;
using MLNetTorch.Benchmarks.Harness;
using MLNetTorch.Benchmarks.Training;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Benchmarks.Weights;

/// <summary>Our side: one way of reading or writing a ResNet-18 of 1000 classes, again and again.</summary>
internal static class WeightsRun
{
    private static readonly NetworkShape Shape = new([3, 32, 32], 1000);

    public static void Measure(string what, string folder)
    {
        var (pytorch, safetensors, zip) = (In(folder, "resnet18.pth"), In(folder, "resnet18.safetensors"), In(folder, "resnet18.zip"));
        switch (what)
        {
            case "make":
                Make(pytorch, safetensors, zip);
                break;
            case "load-pytorch":
                Load(pytorch);
                break;
            case "load-safetensors":
                Load(safetensors);
                break;
            case "save-safetensors":
                using (var network = Read(pytorch))
                    Gate.Run([SumOf(network)], () => NetworkWeights.Save(network, In(folder, "written.safetensors")));
                break;
            case "load-model":
                LoadModel(zip);
                break;
            case "save-model":
                SaveModel(zip, In(folder, "written.zip"));
                break;
            default:
                throw new ArgumentException($"There is no measurement '{what}' of weights.", nameof(what));
        }
    }

    private static void Make(string pytorch, string safetensors, string zip)
    {
        using var network = Read(pytorch);
        NetworkWeights.Save(network, safetensors);
        var ml = new MLContext(seed: 1);
        // Hardly trained: the weights are replaced.
        var rows = TwoRows.Of(ml, Shape);
        using var model = ml.Torch().MulticlassClassification(new ResNet { Depth = 18 }, new TorchTrainerOptions { Epochs = 1 }).Fit(rows);
        NetworkWeights.Load(model.Network, network);
        ml.Model.Save(model, rows.Schema, zip);
    }

    private static void Load(string path)
    {
        using var network = Read(path);
        Gate.Run([SumOf(network)], () => NetworkWeights.Load(network, path));
    }

    private static void LoadModel(string zip)
    {
        var ml = new MLContext();
        using var first = (TorchClassificationTransformer)ml.Torch().LoadModel(zip, out _);
        Gate.Run([SumOf(first.Network)], () => ((IDisposable)ml.Torch().LoadModel(zip, out _)).Dispose());
    }

    private static void SaveModel(string zip, string written)
    {
        var ml = new MLContext();
        using var model = (TorchClassificationTransformer)ml.Torch().LoadModel(zip, out var schema);
        Gate.Run([SumOf(model.Network)], () => ml.Model.Save(model, schema, written));
    }

    private static nn.Module<Tensor, Tensor> Read(string path)
    {
        var network = new ResNet { Depth = 18 }.Build(Shape);
        NetworkWeights.Load(network, path);
        return network;
    }

    // Of magnitudes: those of plain values nearly cancel out.
    private static double SumOf(nn.Module network)
    {
        using var scope = NewDisposeScope();
        return network.parameters().Sum(value => value.abs().to(ScalarType.Float64).sum().item<double>());
    }

    private static string In(string folder, string name) => Path.Combine(folder, name);
}
