namespace MLNetTorch.Fuzz;

internal enum SeedKind
{
    PyTorchZip,
    PyTorchStream,
    PyTorchTar,
    SafeTensors,
    TorchSharp,
}

/// <summary>A sound file to begin with.</summary>
internal sealed record Seed(SeedKind Kind, string Name, byte[] Bytes);
