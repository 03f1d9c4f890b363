using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Decodes files. A picture lives until the next one is asked for into its place; the last, as long as the cursor.</summary>
internal sealed class ImageLoadingMapper(DataViewSchema.Column path, DataViewSchema.DetachedColumn output, string folder)
    : FileColumnMapper(path, output, folder)
{
    protected override Delegate CreateGetter(DataViewRow input, int outputIndex)
    {
        Action disposer = null;
        return CreateGetter(input, outputIndex, ref disposer);
    }

    protected override Delegate CreateGetter(DataViewRow input, int outputIndex, ref Action disposer)
    {
        Func<string> readPath = PathReader(input);
        MLImage last = null;
        disposer += () => last?.Dispose();
        return (ValueGetter<MLImage>)((ref MLImage image) =>
        {
            image?.Dispose();
            image = null;
            image = last = readPath() is string file ? Load(file) : null;
        });
    }

    private static MLImage Load(string path)
    {
        using PooledFile file = PooledFile.Read(path);
        MLImage image = MLImage.Decode(file.Bytes, path);
        image.Tag = path;
        return image;
    }
}
