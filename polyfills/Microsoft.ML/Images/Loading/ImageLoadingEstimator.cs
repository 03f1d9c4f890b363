using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class ImageLoadingEstimator : TrivialEstimator<ImageLoadingTransformer>
{
    internal ImageLoadingEstimator(IHostEnvironment environment, string imageFolder, bool decodes, string outputColumnName, string inputColumnName)
        : base(environment.Register(nameof(ImageLoadingEstimator)),
            new ImageLoadingTransformer(environment, ImageLoadingTransformer.Existing(imageFolder), decodes, outputColumnName, inputColumnName))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column path = ImageColumns.Find(inputSchema, Transformer.InputColumnName);
        if (path.ItemType is not TextDataViewType || path.Kind != SchemaShape.Column.VectorKind.Scalar)
            throw ImageColumns.Mismatch(path, TextDataViewType.Instance.ToString());
        return inputSchema.With(SchemaShape.Column.Of(Transformer.OutputColumnName, Transformer.OutputType));
    }
}
