namespace MLNetTorch.Networks;

/// <summary>The formats of weights files.</summary>
public enum WeightsFormat
{
    /// <summary>safetensors: a header as JSON, then raw numbers.</summary>
    SafeTensors,

    /// <summary>What PyTorch's <c>torch.save</c> writes (.pt, .pth).</summary>
    PyTorch,

    /// <summary>What TorchSharp's <c>Module.save</c> writes (.dat).</summary>
    TorchSharp,
}
