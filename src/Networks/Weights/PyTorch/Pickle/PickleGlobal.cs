using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>What a name of Python in a pickle stands for. There is nothing beside these.</summary>
internal enum PickleGlobalKind
{
    OrderedDict,
    Set,
    Encode,
    Size,
    Device,
    StorageType,
    TensorType,
    RebuildTensor,
    RebuildTensor2,
    RebuildParameter,
    ReconstructArray,
    ArrayType,
    ArrayNumberType,
}

/// <summary>A name of Python that the reader knows; with the type of number for storages and tensors.</summary>
internal sealed record PickleGlobal(PickleGlobalKind Kind, string Name, ScalarType Type = ScalarType.Float32);
