using MLNetTorch.Networks;

namespace MLNetTorch.Samples;

/// <summary>The networks that can be chosen by name.</summary>
internal static class Networks
{
    private static readonly Dictionary<string, INetworkBuilder> Builders = new()
    {
        ["conv-net"] = new ConvNet { Dropout = 0.25 },
        ["lenet"] = new LeNet(),
        ["mlp"] = new Mlp { HiddenSizes = [512, 128], Dropout = 0.2 },
    };

    public static IEnumerable<string> Names => Builders.Keys;

    public static INetworkBuilder Named(string name) => Builders[name];
}
