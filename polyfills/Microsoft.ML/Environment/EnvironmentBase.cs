using Microsoft.ML.Internal;

namespace Microsoft.ML.Runtime;

/// <summary>What the root environment and its hosts share.</summary>
internal abstract class EnvironmentBase(string shortName, string parentFullName, Random random) : MessageSource(shortName, parentFullName), IHostEnvironment
{
    private readonly Lock _gate = new();

    protected Random Random { get; } = random;

    public abstract LocalEnvironment Root { get; }

    /// <summary>The full name that a host registered here sees as its parent's.</summary>
    protected abstract string FullNameForHosts { get; }

    public ComponentCatalog ComponentCatalog => Root.Catalog;

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Checks.NotEmpty(name, nameof(name));
        lock (_gate)
            return new Host(this, name, FullNameForHosts, seed.HasValue ? TauswortheRandom.FromSeed(seed.Value) : new TauswortheRandom(Random));
    }

    public IChannel Start(string name)
    {
        Checks.NotEmpty(name, nameof(name));
        return new Channel(Root, this, name);
    }

    public IPipe<TMessage> StartPipe<TMessage>(string name)
    {
        Checks.NotEmpty(name, nameof(name));
        return new Pipe<TMessage>(this, name);
    }

    public IProgressChannel StartProgressChannel(string name)
    {
        Checks.NotEmpty(name, nameof(name));
        return new ProgressChannel();
    }
}
