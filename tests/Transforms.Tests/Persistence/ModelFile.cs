using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

/// <summary>A model file in a folder of its own, removed at the end.</summary>
internal sealed class ModelFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("model");

    public string Path => In("model.zip");

    public string In(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public static ModelFile Of(MLContext ml, ITransformer model, DataViewSchema schema)
    {
        var file = new ModelFile();
        ml.Model.Save(model, schema, file.Path);
        return file;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
