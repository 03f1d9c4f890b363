using System.Text.Json;
using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch.FreshProcess;

/// <summary>A LeNet built from code, its weights from a file, and what it says of an image of ones.</summary>
internal static class WeightsLoading
{
    public static string Scores(string weights)
    {
        using var scope = NewDisposeScope();
        using var network = new LeNet().Build(new NetworkShape([1, 32, 32], 10));
        NetworkWeights.Load(network, weights);
        network.eval();
        return JsonSerializer.Serialize(network.call(ones(1, 1, 32, 32)).data<float>().ToArray());
    }
}
