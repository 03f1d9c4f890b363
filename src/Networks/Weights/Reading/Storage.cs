using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>A run of numbers in a file. Several tensors may show parts of it.</summary>
internal sealed class Storage(string key, ScalarType type, long count)
{
    private ByteSource? _source;

    /// <summary>How the file calls it.</summary>
    public string Key { get; } = key;

    public ScalarType Type { get; } = type;

    /// <summary>How many numbers it has.</summary>
    public long Count { get; } = count;

    /// <summary>Where its first byte is.</summary>
    public long Begin { get; private set; }

    public bool IsPlaced => _source is not null;

    /// <summary>Says where the numbers are. Nothing beyond the source's end is accepted, so no claim of a file takes memory that the file does not fill.</summary>
    public void Place(ByteSource source, long begin)
    {
        if (begin < 0 || Count < 0 || Count > (source.Length - begin) / NumberType.SizeOf(Type))
        {
            throw source.Fault($"storage '{Key}' of {Count} {Type} numbers at byte {begin} reaches beyond its end at byte {source.Length}: it is cut short or altered");
        }

        (_source, Begin) = (source, begin);
    }

    /// <summary>Reads numbers from a place on into a dense tensor on the CPU, without holding them twice.</summary>
    public void ReadInto(Tensor destination, long offset)
    {
        var at = Begin + (offset * NumberType.SizeOf(Type));
        foreach (var part in TensorBytes.PartsOf(destination))
        {
            var bytes = part.bytes;
            _source!.ReadExactly(bytes, at);
            if (Type == ScalarType.Bool && bytes.ContainsAnyExceptInRange((byte)0, (byte)1))
            {
                throw _source.Fault($"storage '{Key}' of truth values holds bytes other than 0 and 1");
            }

            at += bytes.Length;
        }
    }

    /// <summary>Numbers from a place on, as a flat tensor in the open dispose scope.</summary>
    public Tensor Read(long offset, long count)
    {
        var flat = empty(new[] { count }, Type);
        ReadInto(flat, offset);
        return flat;
    }
}
