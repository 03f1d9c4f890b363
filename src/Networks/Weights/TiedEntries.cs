using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>Entries of a state dictionary that are one tensor in the network: they have to agree, and one of them is enough.</summary>
internal static class TiedEntries
{
    /// <summary>Paths that are given neither themselves nor under a tied one.</summary>
    public static IEnumerable<string> Missing(IReadOnlyDictionary<string, Tensor> own, Func<string, bool> isGiven)
    {
        if (!HasTies(own))
        {
            return own.Keys.Where(path => !isGiven(path));
        }

        var given = own.Where(entry => isGiven(entry.Key)).Select(entry => entry.Value.Handle).ToHashSet();
        return own.Where(entry => !given.Contains(entry.Value.Handle)).Select(entry => entry.Key);
    }

    /// <summary>Pairs of given paths with different values for one tensor; whatever was loaded last would win.</summary>
    public static string[] Conflicts(IReadOnlyDictionary<string, Tensor> own, Func<string, bool> isGiven, Func<string, string, bool> agree)
    {
        if (!HasTies(own))
        {
            return [];
        }

        var groups = own.Where(entry => isGiven(entry.Key)).GroupBy(entry => entry.Value.Handle, entry => entry.Key).Select(group => group.ToList());
        return [.. groups.SelectMany(group => group.Skip(1).Where(path => !agree(group[0], path)).Select(path => $"{group[0]} and {path}"))];
    }

    // Most networks have none, and for them the rest need not even be compiled: that would be most of the time of a first load.
    private static bool HasTies(IReadOnlyDictionary<string, Tensor> own)
    {
        var seen = new HashSet<IntPtr>();
        foreach (var tensor in own.Values)
        {
            if (!seen.Add(tensor.Handle))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two tensors hold the same; of another shape is another check's affair. By bytes, so that what is not a number agrees with itself.</summary>
    public static bool Agree(Tensor first, Tensor second)
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

    /// <summary>Whether two tensors of a file hold the same; they are read only where they do not lie at the same place.</summary>
    public static bool Agree(StoredTensor first, StoredTensor second)
    {
        var same = ReferenceEquals(first.Storage, second.Storage) && first.Offset == second.Offset && first.Strides.SequenceEqual(second.Strides);
        if (same)
        {
            return true;
        }

        using var one = first.Read();
        using var other = second.Read();
        return Agree(one, other);
    }
}
