using MLNetTorch.Transforms;

namespace MLNetTorch.Fuzz;

/// <summary>
/// Takes one file out of an archive. It comes out with its known length, or is not there, or the archive is refused; anything else is a finding:
/// another exception, another length, a file anywhere, or more memory than an archive of this kind needs.
/// </summary>
internal sealed class ArchiveTrial : IDisposable
{
    private const int Length = 4;
    private const long MostMemory = 8 << 20;
    private static readonly ArchiveMember[] Members = [new("one", 3), new("two", Length), new("readme", null)];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlnettorch-");

    /// <summary>Archives to begin with, unpacked.</summary>
    public byte[][] Seeds { get; } = ArchiveMutator.Seeds();

    public int Unpacked { get; private set; }

    public int NotThere { get; private set; }

    public int Refused { get; private set; }

    /// <summary>The file of a round.</summary>
    public byte[] FileOf(int randomSeed, int round)
    {
        var random = new Random(unchecked((int)(((uint)randomSeed * 2654435761u) ^ ((uint)round * 2246822519u))));
        return ArchiveMutator.Mutate(Seeds[round % Seeds.Length], Seeds[random.Next(Seeds.Length)], random);
    }

    /// <returns>What is wrong, or null.</returns>
    public string? Run(byte[] file)
    {
        var path = Path.Combine(_folder.FullName, "set.tar.gz");
        File.WriteAllBytes(path, file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Attempt(path);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return fault
            ?? (allocated > MostMemory ? $"{allocated} bytes allocated for an archive of {file.Length}" : null)
            ?? (_folder.GetFileSystemInfos().Length != 1 ? "Something was written." : null);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string? Attempt(string path)
    {
        try
        {
            using var content = new MemoryStream();
            if (!new TarGzArchive(path, "set", Members).TryUnpack("two", content, _ => { }, CancellationToken.None))
            {
                NotThere++;
                return content.Length == 0 ? null : "Something came out of a file that is not there.";
            }

            Unpacked++;
            return content.Length == Length ? null : $"{content.Length} bytes came out.";
        }
        catch (InvalidDataException fault) when (fault.Message.StartsWith($"The archive '{path}' ", StringComparison.Ordinal))
        {
            Refused++;
            return null;
        }
#pragma warning disable CA1031 // Any other exception is what is looked for.
        catch (Exception finding)
#pragma warning restore CA1031
        {
            return finding.ToString();
        }
    }
}
