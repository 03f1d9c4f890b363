using System.Formats.Tar;
using System.IO.Compression;

namespace MLNetTorch.Transforms;

/// <summary>
/// A tar.gz whose contents are known beforehand. Every entry on the way to the one that is wanted must be one of the known files, with
/// the known length, or their folder; anything else refuses the archive. No name in it ever becomes a path on this machine.
/// </summary>
internal sealed class TarGzArchive(string path, string folder, IReadOnlyList<ArchiveMember> members)
{
    private const long MostText = 64 * 1024;

    // Headers, padding and the empty blocks at the end.
    private const long MostOverhead = 1024 * 1024;

    /// <summary>Writes the contents of a file of the archive.</summary>
    /// <returns>Whether the archive has it.</returns>
    /// <exception cref="InvalidDataException">The archive is damaged, or holds what it should not: the message names the entry.</exception>
    public bool TryUnpack(string name, Stream destination, Action<long> report, CancellationToken cancellationToken)
    {
        using var unzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var guard = new TarHeaderGuard(MostText, Fault);
        using var bounded = new ReportingStream(unzip, CheckTotal, guard.Follow);
        using var tar = new TarReader(bounded);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (Next(tar) is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(entry, seen);
            if (entry.Name == $"{folder}/{name}")
            {
                Copy(entry, destination, report, cancellationToken);
                return true;
            }
        }
        return false;
    }

    private TarEntry? Next(TarReader tar)
    {
        try
        {
            return tar.GetNextEntry();
        }
        catch (Exception fault) when (IsFaultOfReader(fault))
        {
            throw Fault($"cannot be unpacked: {fault.Message}");
        }
    }

    // The reader of tar answers hostile headers by many kinds of exceptions; our own pass through it.
    private bool IsFaultOfReader(Exception fault)
        => fault is InvalidDataException or IOException or FormatException or ArgumentException or ArithmeticException
                or NotSupportedException or InvalidOperationException
            && !fault.Message.StartsWith(Subject, StringComparison.Ordinal);

    private void Check(TarEntry entry, HashSet<string> seen)
    {
        if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.Directory))
            throw Fault($"holds '{Shown(entry)}', a {entry.EntryType}; expected nothing but files and their folder");
        if (!seen.Add(entry.Name.TrimEnd('/')))
            throw Fault($"holds '{Shown(entry)}' twice");
        if (entry.EntryType == TarEntryType.Directory)
            CheckFolder(entry);
        else
            CheckFile(entry);
    }

    private void CheckFolder(TarEntry entry)
    {
        if (entry.Name.TrimEnd('/') != folder || entry.Length != 0)
            throw Fault($"holds the folder '{Shown(entry)}' ({entry.Length} bytes); expected no folder but '{folder}'");
    }

    private void CheckFile(TarEntry entry)
    {
        var member = members.FirstOrDefault(member => $"{folder}/{member.Path}" == entry.Name)
            ?? throw Fault($"holds '{Shown(entry)}', which does not belong there; expected {string.Join(", ", members.Select(known => known.Path))} in '{folder}'");
        if (member.Length is { } length && entry.Length != length)
            throw Fault($"holds '{Shown(entry)}' with {entry.Length} bytes; expected {length}");
        if (member.Length is null && entry.Length > MostText)
            throw Fault($"holds '{Shown(entry)}' with {entry.Length} bytes; expected a text of at most {MostText}");
    }

    private void Copy(TarEntry entry, Stream destination, Action<long> report, CancellationToken cancellationToken)
    {
        var (buffer, left) = (new byte[81920], entry.Length);
        while (left > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = Read(entry, buffer.AsSpan(0, (int)Math.Min(buffer.Length, left)));
            if (read == 0)
                throw Fault($"ends within '{Shown(entry)}', {left} bytes too early");
            destination.Write(buffer, 0, read);
            left -= read;
            report(entry.Length - left);
        }
    }

    private int Read(TarEntry entry, Span<byte> buffer)
    {
        try
        {
            return entry.DataStream?.Read(buffer) ?? 0;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            throw Fault($"breaks off within '{Shown(entry)}': {fault.Message}");
        }
    }

    private void CheckTotal(long unpacked)
    {
        var most = MostOverhead + members.Sum(member => member.Length ?? MostText);
        if (unpacked > most)
            throw Fault($"unpacks to more than {most} bytes, which is more than its files have");
    }

    private static string Shown(TarEntry entry)
        => string.Concat(entry.Name.Take(100).Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character));

    private string Subject => $"The archive '{path}' ";

    private InvalidDataException Fault(string how) => new($"{Subject}{how}.");
}
