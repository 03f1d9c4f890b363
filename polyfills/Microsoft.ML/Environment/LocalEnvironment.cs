using System.Collections.Concurrent;
using Microsoft.ML.Internal;

namespace Microsoft.ML.Runtime;

/// <summary>The root environment behind an <see cref="MLContext"/>.</summary>
internal sealed class LocalEnvironment(int? seed) : EnvironmentBase(null, null, TauswortheRandom.FromSeed(seed))
{
    private readonly ConcurrentDictionary<string, object> _options = [];

    public int? Seed { get; } = seed;

    public ComponentCatalog Catalog { get; } = new();

    /// <summary>Called with each message and the channel that sent it.</summary>
    public Action<MessageSource, ChannelMessage> Listener { get; set; }

    public string TempFilePath { get; set; } = Path.GetTempPath();

    public int? GpuDeviceId { get; set; }

    public bool FallbackToCpu { get; set; }

    public override LocalEnvironment Root => this;

    public override string ContextDescription => "HostEnvironment";

    protected override string FullNameForHosts => null;

    public void Dispatch(MessageSource source, ChannelMessage message) => Listener?.Invoke(source, message);

    public override TException Process<TException>(TException ex)
    {
        if (ex != null)
            ex.Data["Throwing component"] = "Environment";
        return ex;
    }

    public bool TryAddOption<T>(string name, T value) => _options.TryAdd(Named(name), value);

    public void SetOption<T>(string name, T value) => _options[Named(name)] = value;

    public bool TryGetOption<T>(string name, out T value)
    {
        bool found = _options.TryGetValue(Named(name), out object option) && option is T;
        value = found ? (T)option : default;
        return found;
    }

    public T GetOptionOrDefault<T>(string name) => (T)_options.GetOrAdd(Named(name), _ => default(T));

    public bool RemoveOption(string name) => _options.TryRemove(Named(name), out _);

    private static string Named(string name)
        => string.IsNullOrWhiteSpace(name) ? throw new ArgumentNullException(nameof(name)) : name;
}
