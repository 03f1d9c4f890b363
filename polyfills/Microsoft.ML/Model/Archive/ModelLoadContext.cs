using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The place in a model file that one component reads itself from.</summary>
internal sealed class ModelLoadContext : IDisposable
{
    private readonly ModelArchiveReader _archive;
    private readonly string _folder;
    private readonly Stream _data;

    internal ModelLoadContext(ModelArchiveReader archive, string folder, Stream data)
    {
        _archive = archive;
        _folder = folder;
        _data = data;
        Reader = new BinaryReader(data, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>Reads what the component wrote with <see cref="ModelSaveContext.Writer"/>.</summary>
    public BinaryReader Reader { get; }

    /// <summary>Loads a part that was saved with <see cref="ModelSaveContext.SaveModel"/>.</summary>
    public TComponent LoadModel<TComponent>(IHostEnvironment environment, string name)
        where TComponent : class
        => _archive.Load<TComponent>(environment, _folder.Length == 0 ? name : $"{_folder}/{name}");

    public string ReadText()
    {
        int length = Reader.ReadInt32();
        if (length < 0)
            return null;
        return string.Create(length, _data, static (characters, data) => data.ReadExactly(MemoryMarshal.AsBytes(characters)));
    }

    public string[] ReadTexts()
    {
        var texts = new string[Reader.ReadInt32()];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = ReadText();
        return texts;
    }

    public void Dispose()
    {
        Reader.Dispose();
        _data.Dispose();
    }
}
