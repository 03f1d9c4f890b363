using System.Text.RegularExpressions;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Fuzz;

/// <summary>
/// Gives one file to every reader. A file is read or refused with the documented exceptions; anything else is a finding: another exception, more memory than
/// the file justifies, more reads than it has bytes, or a refused file that changed the network.
/// </summary>
internal sealed partial class Trial : IDisposable
{
    private const long FreeMemory = 4_000_000;
    private const long MemoryPerByte = 400;
    private const long FreeReads = 10_000;
    private const int MaximalReads = 40;
    private readonly TrialNetwork _network = new();

    public long Read { get; private set; }

    public long Refused { get; private set; }

    public long Loaded { get; private set; }

    /// <summary>Why files were refused, names and numbers left out, and how often: it shows how deep the changes reach.</summary>
    public Dictionary<string, int> Reasons { get; } = [];

    /// <returns>What is wrong, or null.</returns>
    public string? Run(byte[] file)
    {
        var memory = new CountedMemory(file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Attempt(() => ReadNames(memory.Memory, file.Length))
            ?? Attempt(() => ReadTree(memory.Memory, file.Length))
            ?? Attempt(() => NetworkState.Dispose(SafeTensors.Read(memory.Memory)))
            ?? LoadInto(memory.Memory);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return fault
            ?? (allocated > FreeMemory + (MemoryPerByte * file.Length) ? $"{allocated} bytes allocated for a file of {file.Length}" : null)
            ?? (memory.Reads > FreeReads + file.Length ? $"{memory.Reads} reads of a file of {file.Length}" : null);
    }

    public void Dispose() => _network.Dispose();

    private string? Attempt(Action action)
    {
        try
        {
            using var scope = NewDisposeScope();
            action();
            Read++;
            return null;
        }
        catch (InvalidDataException refusal)
        {
            Refused++;
            var reason = Particulars().Replace(refusal.Message, "…");
            Reasons[reason] = Reasons.GetValueOrDefault(reason) + 1;
            return null;
        }
#pragma warning disable CA1031 // Any other exception is what is looked for.
        catch (Exception finding)
#pragma warning restore CA1031
        {
            return finding.ToString();
        }
    }

    [GeneratedRegex(@"'[^']*'|[\d-]+|0x..|\[[^\]]*\]")]
    private static partial Regex Particulars();

    private static void ReadNames(ReadOnlyMemory<byte> memory, long length)
    {
        using var file = WeightsFile.Open(memory);
        foreach (var tensor in file.Tensors.Values.Take(MaximalReads))
        {
            ReadOne(tensor, length);
        }

        NetworkState.Dispose(file.ReadAll());
    }

    private static void ReadOne(StoredTensor stored, long length)
    {
        using var tensor = stored.Read();
        if (!tensor.shape.AsSpan().SequenceEqual(stored.Shape.ToArray()) || tensor.dtype != stored.Type)
        {
            throw new InvalidOperationException("The tensor differs from what was told of it.");
        }

        if (stored.Count <= length)
        {
            using var copy = empty(tensor.shape, tensor.dtype);
            stored.ReadInto(copy);
        }
    }

    private static void ReadTree(ReadOnlyMemory<byte> memory, long length)
    {
        using var file = PyTorchFile.Open(memory);
        var left = MaximalReads;
        Visit(file.Content, length, ref left);
    }

    private static void Visit(object? value, long length, ref int left)
    {
        var items = value switch
        {
            IReadOnlyDictionary<object, object?> dictionary => dictionary.Values,
            IReadOnlyList<object?> list => list,
            _ => Enumerable.Empty<object?>(),
        };
        foreach (var item in items)
        {
            Visit(item, length, ref left);
        }

        if (value is StoredTensor tensor && left-- > 0)
        {
            ReadOne(tensor, length);
        }
    }

    private string? LoadInto(ReadOnlyMemory<byte> memory)
    {
        using var scope = NewDisposeScope();
        var before = State();
        try
        {
            NetworkWeights.Load(_network, memory);
            Loaded++;
            return null;
        }
        catch (Exception refusal) when (refusal is InvalidDataException or NetworkStateException)
        {
            return State().SequenceEqual(before) ? null : $"The network changed though the file was refused: {refusal.Message}";
        }
#pragma warning disable CA1031 // Any other exception is what is looked for.
        catch (Exception finding)
#pragma warning restore CA1031
        {
            return finding.ToString();
        }
    }

    private byte[] State() => [.. _network.state_dict().Values.SelectMany(tensor => tensor.bytes.ToArray())];
}
