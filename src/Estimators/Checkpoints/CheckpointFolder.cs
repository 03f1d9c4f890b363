using System.Globalization;
using MLNetTorch.Networks;

namespace MLNetTorch.Estimators;

/// <summary>The checkpoints of one training: files named by the number of steps.</summary>
/// <param name="path">The folder.</param>
internal sealed class CheckpointFolder(string path)
{
    private const string Prefix = "checkpoint-";
    private const string Ending = ".mlnt";

    /// <summary>The folder, in full.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The whole checkpoints, the newest first. Files that were never finished have another name.</summary>
    public IReadOnlyList<string> Files => Directory.Exists(Path)
        ? [.. Directory.EnumerateFiles(Path, $"{Prefix}*{Ending}").OrderByDescending(System.IO.Path.GetFileName, StringComparer.Ordinal)]
        : [];

    /// <summary>Writes a checkpoint, then deletes those that are too many, and what unfinished writes left behind.</summary>
    /// <param name="position">Where the training stands.</param>
    /// <param name="snapshot">Its state.</param>
    /// <param name="keep">How many to keep.</param>
    public void Write(TrainingPosition position, Snapshot snapshot, int keep)
    {
        // An epoch's end has the steps of its last batch, but is later.
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{position.Epoch:D6}-{position.Batch:D9}{Ending}");
        WholeFile.Write(System.IO.Path.Combine(Path, name), file => SnapshotFile.Write(file, snapshot));
        foreach (var old in Files.Skip(keep))
            File.Delete(old);
        foreach (var unfinished in Directory.EnumerateFiles(Path, $"{Prefix}*{Ending}.*.tmp"))
            File.Delete(unfinished);
    }

    /// <summary>The newest checkpoint that can be read; null: there is none.</summary>
    /// <param name="log">Hears of those that cannot be read.</param>
    /// <exception cref="InvalidDataException">There are checkpoints, and none can be read.</exception>
    public Snapshot? ReadNewest(Action<string> log)
    {
        InvalidDataException? first = null;
        foreach (var file in Files)
        {
            try
            {
                using var stream = File.OpenRead(file);
                return SnapshotFile.Read(stream, file);
            }
            catch (InvalidDataException fault)
            {
                log($"{fault.Message} An older one is tried.");
                first ??= fault;
            }
        }
        return first is null ? null : throw first;
    }

    /// <summary>Refuses a folder that has checkpoints.</summary>
    /// <exception cref="InvalidOperationException">It has.</exception>
    public void RequireEmpty()
    {
        if (Files.Count > 0)
        {
            throw new InvalidOperationException($"The folder '{Path}' holds {Files.Count} checkpoint(s) of another training. Set "
                + "Checkpoint.Resume = true to go on with it, name another folder, or delete them.");
        }
    }
}
