using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The state of a training at one moment: numbers and tensors by name.</summary>
/// <remarks>
/// When one is taken, its tensors are the training's own and are only read. When one was read from a file, they belong to it.
/// </remarks>
internal sealed class Snapshot : IDisposable
{
    private const char Separator = '/';

    /// <summary>How values are written: numbers exactly, those that are not finite by their names.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Numbers and texts.</summary>
    public JsonObject Values { get; init; } = [];

    /// <summary>The tensors.</summary>
    public Dictionary<string, Tensor> Tensors { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The object of that name.</summary>
    public JsonObject Section(string name) => Values[name]!.AsObject();

    /// <summary>Adds tensors under a common name.</summary>
    public void Put(string name, IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        foreach (var (key, tensor) in tensors)
            Tensors.Add($"{name}{Separator}{key}", tensor);
    }

    /// <summary>The tensors under a common name. They stay the snapshot's.</summary>
    public Dictionary<string, Tensor> Take(string name)
        => Tensors.Where(each => each.Key.StartsWith($"{name}{Separator}", StringComparison.Ordinal))
            .ToDictionary(each => each.Key[(name.Length + 1)..], each => each.Value, StringComparer.Ordinal);

    /// <summary>Runs something that reads from it, and tells apart that it does not hold what it should.</summary>
    /// <param name="read">Reads.</param>
    /// <exception cref="InvalidDataException">Something is missing, or of another form.</exception>
    public static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is not (CallbackException or NetworkStateException or InvalidDataException or OutOfMemoryException))
        {
            throw new InvalidDataException("The checkpoint is whole, but does not hold the state of such a training "
                + $"({fault.GetType().Name}: {fault.Message}). Delete it, and begin anew or go on from an older one.", fault);
        }
    }

    public void Dispose()
    {
        foreach (var tensor in Tensors.Values)
            tensor.Dispose();
    }
}
