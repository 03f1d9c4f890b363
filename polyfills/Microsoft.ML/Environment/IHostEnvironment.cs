namespace Microsoft.ML.Runtime;

public interface IHostEnvironment : IChannelProvider, IProgressChannelProvider
{
    IHost Register(string name, int? seed = null, bool? verbose = null);

    ComponentCatalog ComponentCatalog { get; }
}

public interface IHost : IHostEnvironment
{
    Random Rand { get; }
}
