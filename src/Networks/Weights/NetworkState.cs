using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>State dictionaries: a network's parameters and buffers by their path, such as <c>conv1.weight</c>.</summary>
public static class NetworkState
{
    /// <summary>
    /// The state of a network, as PyTorch's <c>state_dict()</c> lists it: each module's parameters, then its buffers, then its children; a tied parameter
    /// at each of its places. (TorchSharp's own <c>state_dict()</c> has another order, and lists what is tied within a Sequential once.)
    /// </summary>
    /// <param name="network">The network.</param>
    /// <returns>The network's own tensors by path, not copies: they stay the network's.</returns>
    public static IReadOnlyDictionary<string, Tensor> Of(Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return StateTensors.Of(network);
    }

    /// <summary>Copies the state out of a network.</summary>
    /// <param name="network">The network.</param>
    /// <returns>Detached copies on the CPU. They belong to the caller, whatever dispose scope is open; <see cref="Dispose"/> frees them.</returns>
    public static Dictionary<string, Tensor> Copy(Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        return StateTensors.Of(network).ToDictionary(
            entry => entry.Key, entry => entry.Value.detach().cpu().clone().DetachFromDisposeScope(), StringComparer.Ordinal);
    }

    /// <summary>
    /// Copies values into a network: all of them, or none when they do not fit. A parameter that is tied, one tensor at several paths, needs one of its
    /// entries; where it has several, they have to agree.
    /// </summary>
    /// <param name="network">The network; its tensors keep their device and type of number.</param>
    /// <param name="state">Values by path. They stay the caller's.</param>
    /// <exception cref="NetworkStateException">
    /// Entries are missing, unexpected, of another shape, or differ though they are tied; the message names all of them.
    /// </exception>
    public static void Load(Module network, IReadOnlyDictionary<string, Tensor> state)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(state);
        var own = StateTensors.Of(network);
        Check(own, state);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        foreach (var (path, tensor) in own.Where(entry => state.ContainsKey(entry.Key)))
        {
            tensor.copy_(state[path]);
        }
    }

    /// <summary>Frees the tensors of a state dictionary.</summary>
    /// <param name="state">What <see cref="Copy"/> or <see cref="SafeTensors"/> returned.</param>
    public static void Dispose(IReadOnlyDictionary<string, Tensor> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var tensor in state.Values)
        {
            tensor.Dispose();
        }
    }

    private static void Check(Dictionary<string, Tensor> own, IReadOnlyDictionary<string, Tensor> state)
    {
        string[] missing = [.. TiedEntries.Missing(own, state.ContainsKey)];
        string[] unexpected = [.. state.Keys.Where(path => !own.ContainsKey(path)).Order(StringComparer.Ordinal)];
        string[] misshapen =
        [
            .. own.Where(entry => state.TryGetValue(entry.Key, out var given) && !given.shape.AsSpan().SequenceEqual(entry.Value.shape))
                .Select(entry => $"{entry.Key} is [{string.Join(", ", state[entry.Key].shape)}], expected [{string.Join(", ", entry.Value.shape)}]"),
        ];
        var conflicting = TiedEntries.Conflicts(own, state.ContainsKey, (first, other) => TiedEntries.Agree(state[first], state[other]));
        if (missing.Length + unexpected.Length + misshapen.Length + conflicting.Length > 0)
        {
            throw new NetworkStateException(missing, unexpected, misshapen, conflicting, own.Keys);
        }
    }
}
