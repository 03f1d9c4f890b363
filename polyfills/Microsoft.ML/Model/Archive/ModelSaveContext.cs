using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The place in a model file where one component writes itself; its parts go to folders below.</summary>
public sealed class ModelSaveContext : IDisposable
{
    private readonly ModelArchiveWriter _archive;
    private readonly string _folder;
    private readonly MemoryStream _data = new();
    private string _loaderName;

    internal ModelSaveContext(ModelArchiveWriter archive, string folder)
    {
        _archive = archive;
        _folder = folder;
        Writer = new BinaryWriter(_data, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>Writes the component's own data.</summary>
    internal BinaryWriter Writer { get; }

    /// <summary>Names the method marked with <see cref="ModelLoaderAttribute"/> that reads the component back. Every component calls it once.</summary>
    internal void SetLoader(string name) => _loaderName = name;

    /// <summary>Saves a part of this component in a folder of its own.</summary>
    internal void SaveModel(ICanSaveModel component, string name) => _archive.Save(component, _folder.Length == 0 ? name : $"{_folder}/{name}");

    /// <summary>Writes text of any length as it is; null is kept apart from empty text.</summary>
    internal void WriteText(string text)
    {
        Writer.Write(text?.Length ?? -1);
        Writer.Flush();
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        // By doubling, tens of megabytes would take three times their size.
        _data.Capacity = Math.Max(_data.Capacity, checked((int)_data.Position + bytes.Length));
        _data.Write(bytes);
    }

    internal void WriteTexts(IReadOnlyCollection<string> texts)
    {
        Writer.Write(texts.Count);
        foreach (string text in texts)
            WriteText(text);
    }

    internal void Commit(Type component)
    {
        Checks.State(_loaderName != null,
            $"The component {component} wrote nothing to the model file, so nothing could load it again. A component of your own can be saved through a {nameof(Data.TransformerChain<ITransformer>)} of built-in transformers.");
        Writer.Flush();
        _archive.WriteComponent(_folder, _loaderName, _data);
    }

    public void Dispose()
    {
        Writer.Dispose();
        _data.Dispose();
    }
}
