using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>The names of Python that a pickle of tensors and containers needs. Everything else is refused: a name in a pickle is code to run.</summary>
internal static class PickleGlobals
{
    private static readonly (string Prefix, string Name, ScalarType Type)[] NumberTypes =
    [
        ("Float", "float32", ScalarType.Float32),
        ("Double", "float64", ScalarType.Float64),
        ("Half", "float16", ScalarType.Float16),
        ("BFloat16", "bfloat16", ScalarType.BFloat16),
        ("Long", "int64", ScalarType.Int64),
        ("Int", "int32", ScalarType.Int32),
        ("Short", "int16", ScalarType.Int16),
        ("Char", "int8", ScalarType.Int8),
        ("Byte", "uint8", ScalarType.Byte),
        ("Bool", "bool", ScalarType.Bool),
        ("ComplexFloat", "complex64", ScalarType.ComplexFloat32),
        ("ComplexDouble", "complex128", ScalarType.ComplexFloat64),
    ];

    private static readonly Dictionary<string, object> Known = MakeKnown();

    // What NumPy writes for an array.
    private static readonly Dictionary<string, object> KnownOfArrays = new(StringComparer.Ordinal)
    {
        ["numpy.core.multiarray _reconstruct"] = new PickleGlobal(PickleGlobalKind.ReconstructArray, "numpy.core.multiarray._reconstruct"),
        ["numpy ndarray"] = new PickleGlobal(PickleGlobalKind.ArrayType, "numpy.ndarray"),
        ["numpy dtype"] = new PickleGlobal(PickleGlobalKind.ArrayNumberType, "numpy.dtype"),
    };

    /// <returns>A <see cref="PickleGlobal"/>, or a <see cref="ScalarType"/> for a type of number.</returns>
    public static object Find(ByteSource source, string module, string name, bool withArrays) =>
        Known.TryGetValue($"{module} {name}", out var known) || (withArrays && KnownOfArrays.TryGetValue($"{module} {name}", out known))
            ? known
            : throw source.Fault(Refusal(module, name));

    private static string Refusal(string module, string name)
    {
        var full = PickleText.Short($"{module}.{name}");
        if (module == "torch" && (name.EndsWith("Storage", StringComparison.Ordinal) || name.EndsWith("Tensor", StringComparison.Ordinal)))
        {
            return $"it holds numbers of type '{full}', which TorchSharp does not have; in Python, convert the tensors, for example with .float(), and save again";
        }

        return $"its pickle names '{full}', which is neither a tensor nor a container, and reading it would run code. In Python, load the file there if you "
            + "trust it and save the tensors alone: torch.save(model.state_dict(), path)";
    }

    private static Dictionary<string, object> MakeKnown()
    {
        var known = new Dictionary<string, object>(StringComparer.Ordinal);
        void Add(string fullName, PickleGlobalKind kind, ScalarType type = ScalarType.Float32) => known.Add(fullName, new PickleGlobal(kind, fullName.Replace(' ', '.'), type));

        Add("collections OrderedDict", PickleGlobalKind.OrderedDict);
        Add("__builtin__ set", PickleGlobalKind.Set);
        Add("builtins set", PickleGlobalKind.Set);
        Add("_codecs encode", PickleGlobalKind.Encode);
        Add("torch Size", PickleGlobalKind.Size);
        Add("torch device", PickleGlobalKind.Device);
        Add("torch._utils _rebuild_tensor", PickleGlobalKind.RebuildTensor);
        Add("torch._utils _rebuild_tensor_v2", PickleGlobalKind.RebuildTensor2);
        Add("torch._utils _rebuild_parameter", PickleGlobalKind.RebuildParameter);
        foreach (var (prefix, name, type) in NumberTypes)
        {
            Add($"torch {prefix}Storage", PickleGlobalKind.StorageType, type);
            Add($"torch {prefix}Tensor", PickleGlobalKind.TensorType, type);
            known.Add($"torch {name}", type);
        }

        return known;
    }
}
