using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>The bytes of files as they are; none where the file is empty or no file is named.</summary>
internal sealed class RawBytesLoadingMapper(DataViewSchema.Column path, DataViewSchema.DetachedColumn output, string folder)
    : FileColumnMapper(path, output, folder)
{
    protected override Delegate CreateGetter(DataViewRow input, int outputIndex)
    {
        Func<string> readPath = PathReader(input);
        return (ValueGetter<VBuffer<byte>>)((ref VBuffer<byte> bytes) =>
        {
            if (readPath() is string path)
                Load(path, ref bytes);
            else
                bytes = VBufferEditor.Create(ref bytes, 0).Commit();
        });
    }

    private static void Load(string path, ref VBuffer<byte> bytes)
    {
        using FileStream file = PooledFile.Open(path);
        if (file.Length > Array.MaxLength)
            throw new IOException($"File {path} too big to open.");
        VBufferEditor<byte> editor = VBufferEditor.Create(ref bytes, (int)file.Length);
        file.ReadExactly(editor.Values);
        bytes = editor.Commit();
    }
}
