using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public abstract class CustomMappingFactory<TSrc, TDst> : ICustomMappingFactory
    where TSrc : class, new()
    where TDst : class, new()
{
    protected CustomMappingFactory()
    {
    }

    public abstract Action<TSrc, TDst> GetMapping();

    ITransformer ICustomMappingFactory.CreateTransformer(IHostEnvironment environment, string contractName)
        => new CustomMappingTransformer<TSrc, TDst>(environment, GetMapping(), contractName, null, null);
}

/// <summary>What loading a model asks of a mapping factory.</summary>
internal interface ICustomMappingFactory
{
    ITransformer CreateTransformer(IHostEnvironment environment, string contractName);
}
