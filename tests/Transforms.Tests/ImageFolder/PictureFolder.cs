using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

/// <summary>A folder of pictures for one test.</summary>
internal sealed class PictureFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pictures ä-");

    public string Path => _folder.FullName;

    /// <summary>The path of a file that may be there: "cat/1.jpg".</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file; its folder is made.</summary>
    public PictureFolder With(string name, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], content);
        return this;
    }

    /// <summary>Writes a picture by Pillow, one of tests/golden/images.json.</summary>
    public PictureFolder With(string name, string golden) => With(name, GoldenImages.FileOf(golden));

    /// <summary>A PNG of one colour.</summary>
    public PictureFolder WithPlain(string name, int width, int height, byte red, byte green, byte blue)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        byte[] pixels = [.. Enumerable.Range(0, width * height).SelectMany(_ => new[] { blue, green, red, byte.MaxValue })];
        using var image = MLImage.CreateFromPixels(width, height, MLPixelFormat.Bgra32, pixels);
        image.Save(this[name]);
        return this;
    }

    public IDataView Load(ImageFolderOptions? options = null) => new MLContext(1).Torch().LoadImageFolder(Path, options);

    /// <summary>Reads a view: "label path-in-the-folder width x height" of each row.</summary>
    public string[] Rows(IDataView data)
    {
        var rows = new List<string>();
        using var cursor = data.GetRowCursor(data.Schema);
        var image = cursor.GetGetter<MLImage>(data.Schema["Image"]);
        var label = cursor.GetGetter<ReadOnlyMemory<char>>(data.Schema["Label"]);
        var path = cursor.GetGetter<ReadOnlyMemory<char>>(data.Schema["ImagePath"]);
        (MLImage? picture, ReadOnlyMemory<char> name, ReadOnlyMemory<char> file) = (null, default, default);
        while (cursor.MoveNext())
        {
            image(ref picture!);
            label(ref name);
            path(ref file);
            rows.Add($"{name} {System.IO.Path.GetRelativePath(Path, file.ToString()).Replace('\\', '/')} {picture.Width}x{picture.Height}");
        }
        return [.. rows];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
