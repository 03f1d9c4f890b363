using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public abstract partial class TrainCatalogBase
{
    internal IHostEnvironment Environment { get; }

    private protected TrainCatalogBase(IHostEnvironment environment) => Environment = environment;

    public abstract class CatalogInstantiatorBase
    {
        internal TrainCatalogBase Owner { get; }

        internal CatalogInstantiatorBase(TrainCatalogBase catalog) => Owner = catalog;
    }
}
