namespace MLNetTorch;

/// <summary>Adds <c>EngineInfo</c> to the catalog.</summary>
public static class EngineInfoExtensions
{
    /// <summary>Tells which engines train and score in this process, and with how many threads. libtorch is loaded for it; nothing is changed.</summary>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <returns>Versions, threads and devices as they are now.</returns>
    public static EngineInfo EngineInfo(this TorchCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return MLNetTorch.EngineInfo.Now();
    }
}
