namespace MLNetTorch.Samples.Web;

/// <summary>Where the model is put when it is loaded, and found by requests.</summary>
internal sealed class ModelStore : IDisposable
{
    private volatile ServedModel? current;

    /// <summary>The model; null until it is loaded.</summary>
    public ServedModel? Current
    {
        get => current;
        set => current = value;
    }

    /// <summary>Whether loading failed, so that there will be no model.</summary>
    public bool Failed { get; set; }

    public void Dispose() => current?.Dispose();
}
