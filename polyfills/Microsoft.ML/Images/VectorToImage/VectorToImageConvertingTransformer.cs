using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class VectorToImageConvertingTransformer : OneToOneTransformerBase
{
    private const string LoaderName = "ConvertToImage";

    internal VectorToImageConvertingTransformer(IHostEnvironment environment, VectorToImageOptions options)
        : base(environment.Register(nameof(VectorToImageConvertingTransformer)), [(options.OutputColumnName, options.InputColumnName)])
        => Options = options;

    internal VectorToImageOptions Options { get; }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
    {
        DataViewSchema.Column input = FindInput(schema, Options.InputColumnName);
        if (input.Type is not VectorDataViewType vector || !VectorToImageOptions.CanRead(vector.ItemType))
            throw Checks.SchemaMismatch("inputSchema", "input", input.Name, VectorToImageOptions.Readable, input.Type.ToString());
        var expected = new VectorDataViewType(vector.ItemType, Options.Type.Height, Options.Type.Width, Options.Layout.Planes);
        if (vector.Size != expected.Size)
            throw Checks.SchemaMismatch("inputSchema", "input", input.Name, expected.ToString(), vector.ToString());
        return vector.ItemType.RawType == typeof(float) ? new VectorToImageMapper<float>(input, Options)
            : vector.ItemType.RawType == typeof(double) ? new VectorToImageMapper<double>(input, Options)
            : new VectorToImageMapper<byte>(input, Options);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderName);
        ctx.WriteTexts([Options.OutputColumnName, Options.InputColumnName]);
        ctx.Writer.Write(Options.Type.Height);
        ctx.Writer.Write(Options.Type.Width);
        Options.Layout.Save(ctx.Writer);
        ctx.Writer.Write(Options.Scale);
        ctx.Writer.Write(Options.Offset);
    }

    [ModelLoader(LoaderName)]
    private static VectorToImageConvertingTransformer Load(IHostEnvironment environment, ModelLoadContext context)
    {
        string[] names = context.ReadTexts();
        BinaryReader reader = context.Reader;
        return new VectorToImageConvertingTransformer(environment, new VectorToImageOptions(
            names[0], names[1], reader.ReadInt32(), reader.ReadInt32(), ColorLayout.Load(reader), reader.ReadSingle(), reader.ReadSingle()));
    }
}
