using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Tutorials;

/// <summary>One row of MNIST.</summary>
internal sealed class Digit
{
    [VectorType(1, 28, 28)]
    public byte[] Image { get; set; } = [];

    public uint Label { get; set; }
}
