using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>Entries of a state dictionary that are one tensor in the network: they have to agree, and one of them is enough.</summary>
internal static class TiedEntries
{
    /// <summary>Paths that the state has neither themselves nor under a tied one.</summary>
    public static IEnumerable<string> Missing(IReadOnlyDictionary<string, Tensor> own, IReadOnlyDictionary<string, Tensor> state)
    {
        var given = own.Where(entry => state.ContainsKey(entry.Key)).Select(entry => entry.Value.Handle).ToHashSet();
        return own.Where(entry => !given.Contains(entry.Value.Handle)).Select(entry => entry.Key);
    }

    /// <summary>Pairs of paths with different values for one tensor; whatever was loaded last would win. Shapes are another check's.</summary>
    public static IEnumerable<string> Conflicts(IReadOnlyDictionary<string, Tensor> own, IReadOnlyDictionary<string, Tensor> state)
    {
        foreach (var group in own.Where(entry => state.ContainsKey(entry.Key)).GroupBy(entry => entry.Value.Handle))
        {
            var first = group.First().Key;
            foreach (var (path, _) in group.Skip(1).Where(entry => !Agree(state[first], state[entry.Key])))
            {
                yield return $"{first} and {path}";
            }
        }
    }

    // By bytes, so that a value that is not a number agrees with itself.
    private static bool Agree(Tensor first, Tensor second)
    {
        if (first.Handle == second.Handle || !first.shape.AsSpan().SequenceEqual(second.shape))
        {
            return true;
        }

        using var scope = NewDisposeScope();
        var left = TensorBytes.PartsOf(first.detach().cpu().contiguous());
        var right = TensorBytes.PartsOf(second.detach().cpu().to(first.dtype).contiguous());
        return left.Zip(right).All(pair => pair.First.bytes.SequenceEqual(pair.Second.bytes));
    }
}
