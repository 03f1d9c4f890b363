using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Data;

/// <summary>Reads the file that a text column names: as a picture, or as the bytes it has.</summary>
public sealed class ImageLoadingTransformer : OneToOneTransformerBase
{
    private const string LoaderName = "LoadImages";

    public readonly string ImageFolder;

    private readonly bool _decodes;

    internal ImageLoadingTransformer(IHostEnvironment environment, string imageFolder, bool decodes, string outputColumnName, string inputColumnName)
        : base(environment.Register(nameof(ImageLoadingTransformer)), [(outputColumnName, inputColumnName)])
    {
        ImageFolder = imageFolder;
        _decodes = decodes;
        OutputType = decodes ? new ImageDataViewType() : new VectorDataViewType(NumberDataViewType.Byte);
    }

    internal string InputColumnName => ColumnPairs[0].InputColumnName;

    internal string OutputColumnName => ColumnPairs[0].OutputColumnName;

    internal DataViewType OutputType { get; }

    /// <summary>The full path of a user's folder; null where the paths stand for themselves.</summary>
    internal static string Existing(string imageFolder)
    {
        if (string.IsNullOrEmpty(imageFolder))
            return null;
        return Directory.Exists(imageFolder)
            ? Path.GetFullPath(imageFolder)
            : throw new ArgumentException($"Directory \"{imageFolder}\" does not exist.");
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
    {
        DataViewSchema.Column path = FindInput(schema, InputColumnName);
        if (path.Type is not TextDataViewType)
            throw Checks.SchemaMismatch("inputSchema", "input", InputColumnName, TextDataViewType.Instance.ToString(), path.Type.ToString());
        var output = new DataViewSchema.DetachedColumn(OutputColumnName, OutputType);
        return _decodes ? new ImageLoadingMapper(path, output, ImageFolder) : new RawBytesLoadingMapper(path, output, ImageFolder);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderName);
        ctx.WriteTexts([OutputColumnName, InputColumnName, ImageFolder]);
        ctx.Writer.Write(_decodes);
    }

    // The folder need not exist where the model is loaded: paths may be absolute there.
    [ModelLoader(LoaderName)]
    private static ImageLoadingTransformer Load(IHostEnvironment environment, ModelLoadContext context)
    {
        string[] texts = context.ReadTexts();
        return new ImageLoadingTransformer(environment, texts[2], context.Reader.ReadBoolean(), texts[0], texts[1]);
    }
}
