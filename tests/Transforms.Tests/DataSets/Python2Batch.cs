using System.Buffers.Binary;
using System.Text;

namespace MLNetTorch.Transforms.Tests;

/// <summary>A batch of CIFAR-10 as Python 2's cPickle wrote it, instruction by instruction.</summary>
internal sealed class Python2Batch
{
    private readonly MemoryStream _file = new();
    private byte _memo;

    public static byte[] Of(byte[] labels, byte[] images, long? rows = null, string type = "u1", string labelKey = "labels", bool byColumns = false)
    {
        var batch = new Python2Batch();
        batch.Write(0x80, 2, '}').Memo().Write('(').Key("batch_label").Text("training batch 1 of 5").Memo();
        batch.Key(labelKey).Write(']').Memo().Write('(');
        foreach (var label in labels)
            batch.Write('K', label);
        batch.Write('e').Key("data").Array(rows ?? labels.Length, images, type, byColumns);
        return batch.Key("filenames").Write(']').Memo().Write('(').Text("leptodactylus_pentadactylus_s_000004.png").Write('e', 'u', '.')._file.ToArray();
    }

    private Python2Batch Array(long rows, byte[] images, string type, bool byColumns)
    {
        Name("numpy.core.multiarray", "_reconstruct").Memo().Name("numpy", "ndarray").Memo().Write('K', 0, 0x85).Text("b").Write(0x87, 'R').Memo();
        Write('(', 'K', 1).Size(rows).Size(3072).Write(0x86);
        Name("numpy", "dtype").Memo().Text(type).Write('K', 0, 'K', 1, 0x87, 'R').Memo();
        Write('(', 'K', 3).Text("|").Write('N', 'N', 'N', 'J', 255, 255, 255, 255, 'J', 255, 255, 255, 255, 'K', 0, 't', 'b');
        Write(byColumns ? 0x88 : 0x89, 'T').Int32(images.Length);
        _file.Write(images);
        return Write('t', 'b');
    }

    private Python2Batch Key(string text) => Text(text).Memo();

    private Python2Batch Text(string text)
    {
        Write('U', text.Length);
        _file.Write(Encoding.ASCII.GetBytes(text));
        return this;
    }

    private Python2Batch Name(string module, string name)
    {
        _file.Write(Encoding.ASCII.GetBytes($"c{module}\n{name}\n"));
        return this;
    }

    private Python2Batch Size(long size) => Write('M', (int)(size & 255), (int)(size >> 8));

    private Python2Batch Int32(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        _file.Write(bytes);
        return this;
    }

    // It counts from 1.
    private Python2Batch Memo() => Write('q', ++_memo);

    private Python2Batch Write(params int[] codes)
    {
        foreach (var code in codes)
            _file.WriteByte((byte)code);
        return this;
    }
}
