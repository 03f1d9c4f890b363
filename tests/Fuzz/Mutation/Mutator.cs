namespace MLNetTorch.Fuzz;

/// <summary>Makes a damaged or hostile file of a sound one.</summary>
internal static class Mutator
{
    public static byte[] Mutate(Seed seed, Seed other, Random random) => seed.Kind switch
    {
        SeedKind.PyTorchZip when random.Next(4) != 0 => ZipMutator.Mutate(seed.Bytes, random),
        SeedKind.PyTorchStream when random.Next(2) == 0 => PickleMutator.Mutate(seed.Bytes, random),
        SeedKind.SafeTensors when random.Next(2) == 0 => Header(seed.Bytes, other.Bytes, random),
        _ => ByteMutator.Mutate(seed.Bytes, other.Bytes, random),
    };

    /// <summary>Changes the header of a safetensors file and makes its length right again.</summary>
    private static byte[] Header(byte[] file, byte[] other, Random random)
    {
        var length = (int)BitConverter.ToInt64(file);
        var header = ByteMutator.Mutate(file[8..(8 + length)], other, random);
        return [.. BitConverter.GetBytes((long)header.Length), .. header, .. file[(8 + length)..]];
    }
}
