using System.Buffers.Binary;

namespace MLNetTorch.Networks;

/// <summary>Tells formats by the content.</summary>
internal static class WeightsFormats
{
    private const int HeadLength = 9;

    public static WeightsFormat Recognise(ByteSource source)
    {
        if (PyTorchContent.Recognises(source))
        {
            return WeightsFormat.PyTorch;
        }

        if (LooksLikeSafeTensors(source))
        {
            return WeightsFormat.SafeTensors;
        }

        // TorchSharp's files have no mark of their own: the name decides whose fault is told.
        return TorchSharpContent.Recognises(source) || source.Name.EndsWith(".dat", StringComparison.OrdinalIgnoreCase)
            ? WeightsFormat.TorchSharp
            : source.Name.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase)
                ? WeightsFormat.SafeTensors
                : throw source.Fault("it is neither a safetensors nor a PyTorch nor a TorchSharp file");
    }

    // A length that TorchSharp's files, which begin with a count below some thousands and a name, cannot look like: six zero bytes or so, then '{'.
    private static bool LooksLikeSafeTensors(ByteSource source)
    {
        if (source.Length < HeadLength)
        {
            return false;
        }

        Span<byte> head = stackalloc byte[HeadLength];
        source.ReadExactly(head, 0);
        return head[^1] == (byte)'{' && BinaryPrimitives.ReadUInt64LittleEndian(head) <= uint.MaxValue;
    }
}
