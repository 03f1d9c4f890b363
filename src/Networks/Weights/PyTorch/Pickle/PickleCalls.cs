using System.Text;

namespace MLNetTorch.Networks;

/// <summary>The few calls that a pickle of tensors makes.</summary>
internal static class PickleCalls
{
    public static object Call(PickleReader reader, object? function, object? arguments)
    {
        if (function is not PickleGlobal known || arguments is not object?[] given)
        {
            throw reader.Fault($"calls {PickleText.KindOf(function)} with {PickleText.KindOf(arguments)}; expected a name and a tuple");
        }

        return (known.Kind, given) switch
        {
            (PickleGlobalKind.OrderedDict, []) => PickleContainers.Dictionary(),
            (PickleGlobalKind.OrderedDict, [List<object?> pairs]) => OrderedDict(reader, pairs),
            (PickleGlobalKind.Set, []) => new List<object?>(),
            (PickleGlobalKind.Set, [List<object?> items]) => Set(reader, items),
            (PickleGlobalKind.Encode, [string text, string]) => Encode(reader, text),
            (PickleGlobalKind.Size, [object?[] sizes]) => sizes,
            (PickleGlobalKind.Device, [string device]) => device,
            (PickleGlobalKind.Device, [string device, long index]) => $"{device}:{index}",
            (PickleGlobalKind.RebuildTensor, [Storage storage, var offset, var size, var stride]) => Tensor(reader, storage, offset, size, stride),
            (PickleGlobalKind.RebuildTensor2, [Storage storage, var offset, var size, var stride, _, _]) => Tensor(reader, storage, offset, size, stride),
            (PickleGlobalKind.RebuildTensor2, [Storage storage, var offset, var size, var stride, _, _, _]) => Tensor(reader, storage, offset, size, stride),
            (PickleGlobalKind.ReconstructArray, [PickleGlobal { Kind: PickleGlobalKind.ArrayType }, object?[], _]) => new PickledArray(),
            (PickleGlobalKind.ArrayNumberType, [string type, _, _]) => new PickledArray.NumberType(type),
            (PickleGlobalKind.RebuildParameter, [StoredTensor tensor, _, _]) => tensor,
            _ => throw reader.Fault($"calls '{known.Name}' with ({string.Join(", ", given.Take(8).Select(PickleText.KindOf))}), which it does not take"),
        };
    }

    /// <summary>Gives an object its attributes. PyTorch puts the versions of a network's layers on its dictionary; they are not needed.</summary>
    public static void Build(PickleReader reader, object? target, object? state)
    {
        if (target is PickledArray array)
        {
            array.Fill(reader, state);
            return;
        }

        // The byte order of a type of number: the array says no to all that have one.
        if (target is PickledArray.NumberType)
        {
            return;
        }

        if (target is not OrderedDictionary<object, object?> || state is not OrderedDictionary<object, object?>)
        {
            throw reader.Fault($"gives {PickleText.KindOf(target)} attributes from {PickleText.KindOf(state)}; expected two dictionaries");
        }
    }

    private static List<object?> Set(PickleReader reader, List<object?> items)
    {
        reader.Spend(items.Count);
        return [.. items];
    }

    // Python 2 hands an OrderedDict's entries over as a list of pairs.
    private static OrderedDictionary<object, object?> OrderedDict(PickleReader reader, List<object?> pairs)
    {
        reader.Spend(pairs.Count);
        var dictionary = PickleContainers.Dictionary();
        foreach (var pair in pairs)
        {
            if (pair is not IReadOnlyList<object?> { Count: 2 } entry)
            {
                throw reader.Fault($"makes an OrderedDict from a list with {PickleText.KindOf(pair)}; expected pairs");
            }

            PickleContainers.Add(reader, dictionary, entry[0], entry[1]);
        }

        return dictionary;
    }

    // How protocol 2 writes bytes: as text of the characters 0 to 255.
    private static byte[] Encode(PickleReader reader, string text)
    {
        reader.Spend(text.Length);
        return text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF') ? throw reader.Fault("has bytes above 255") : Encoding.Latin1.GetBytes(text);
    }

    private static StoredTensor Tensor(PickleReader reader, Storage storage, object? offset, object? size, object? stride) =>
        offset is long start
            ? StoredTensor.Of(reader.Source, storage, start, Longs(reader, size, "size"), Longs(reader, stride, "stride"))
            : throw reader.Fault($"has {PickleText.KindOf(offset)} as a tensor's offset; expected a whole number");

    private static long[] Longs(PickleReader reader, object? value, string what)
    {
        if (value is not object?[] { Length: <= StoredShape.MaximalDimensions } items)
        {
            throw reader.Fault($"has {PickleText.KindOf(value)} as a tensor's {what}; expected a tuple of at most {StoredShape.MaximalDimensions} numbers");
        }

        reader.Spend(items.Length);

        var numbers = new long[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            numbers[i] = items[i] is long number ? number : throw reader.Fault($"has {PickleText.KindOf(items[i])} in a tensor's {what}; expected whole numbers");
        }

        return numbers;
    }
}
