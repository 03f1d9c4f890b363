using System.Buffers.Binary;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>
/// Tensors by name in the safetensors format: eight bytes with the length of the header (little-endian), the header as JSON, then the raw
/// little-endian numbers. Types: F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL.
/// </summary>
/// <remarks>The same tensors always make the same bytes: they are laid out by size of number, then by name.</remarks>
public static class SafeTensors
{
    /// <summary>Writes tensors.</summary>
    /// <param name="destination">Where to; left open.</param>
    /// <param name="tensors">The tensors by name, on any device.</param>
    /// <param name="metadata">Texts to put beside them.</param>
    /// <exception cref="ArgumentException">A tensor is of a type that the format lacks, or a name is reserved.</exception>
    public static void Write(Stream destination, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(tensors);
        var entries = SafeTensorsEntry.LayOut(tensors);
        var header = SafeTensorsHeader.Write(entries, metadata);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        destination.Write(length);
        destination.Write(header);
        foreach (var entry in entries)
        {
            using var scope = NewDisposeScope();
            foreach (var part in TensorBytes.PartsOf(tensors[entry.Name].detach().cpu().contiguous()))
            {
                destination.Write(part.bytes);
            }
        }
    }

    /// <summary>Writes tensors into a file: under another name first, so that the file is whole or not there.</summary>
    /// <param name="path">The file, usually <c>.safetensors</c>.</param>
    /// <param name="tensors">The tensors by name.</param>
    /// <param name="metadata">Texts to put beside them.</param>
    public static void WriteFile(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        WholeFile.Write(path, file => Write(file, tensors, metadata));
    }

    /// <summary>Reads tensors from memory.</summary>
    /// <param name="file">The whole file.</param>
    /// <returns>The tensors, on the CPU. They belong to the caller, whatever dispose scope is open.</returns>
    /// <exception cref="InvalidDataException">The file is cut short, altered or no safetensors file.</exception>
    public static Dictionary<string, Tensor> Read(ReadOnlyMemory<byte> file) => Read(new ReadOnlyMemoryStream(file));

    /// <summary>Reads tensors from a stream, up to its end, without holding a second copy.</summary>
    /// <param name="source">The file. A stream that cannot seek is read into memory first.</param>
    /// <returns>The tensors, on the CPU. They belong to the caller, whatever dispose scope is open.</returns>
    /// <exception cref="InvalidDataException">The file is cut short, altered or no safetensors file.</exception>
    public static Dictionary<string, Tensor> Read(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!source.CanSeek)
        {
            using var copy = new MemoryStream();
            source.CopyTo(copy);
            return Read(copy.GetBuffer().AsMemory(0, (int)copy.Length));
        }

        var header = SafeTensorsHeader.Read(source);
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        try
        {
            foreach (var entry in header.Entries)
            {
                tensors.Add(entry.Name, ReadTensor(source, entry));
            }
        }
        catch
        {
            NetworkState.Dispose(tensors);
            throw;
        }

        return tensors;
    }

    /// <summary>Reads tensors from a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors, on the CPU. They belong to the caller, whatever dispose scope is open.</returns>
    /// <exception cref="InvalidDataException">The file is cut short, altered or no safetensors file.</exception>
    public static Dictionary<string, Tensor> ReadFile(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file);
    }

    /// <summary>Reads the texts beside the tensors, without the tensors.</summary>
    /// <param name="source">The file, seekable.</param>
    /// <returns>The texts; none when the file has none.</returns>
    /// <exception cref="InvalidDataException">The file is cut short, altered or no safetensors file.</exception>
    public static IReadOnlyDictionary<string, string> ReadMetadata(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return SafeTensorsHeader.Read(source).Metadata;
    }

    private static Tensor ReadTensor(Stream source, SafeTensorsEntry entry)
    {
        using var scope = NewDisposeScope();
        var tensor = empty(entry.Shape, entry.Type);
        foreach (var part in TensorBytes.PartsOf(tensor))
        {
            source.ReadExactly(part.bytes);
        }

        return tensor.DetachFromDisposeScope();
    }
}
