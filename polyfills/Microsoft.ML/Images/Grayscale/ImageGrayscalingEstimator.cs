using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageGrayscalingEstimator : TrivialEstimator<ImageGrayscalingTransformer>
{
    internal ImageGrayscalingEstimator(IHostEnvironment environment, string outputColumnName, string inputColumnName)
        : base(environment.Register(nameof(ImageGrayscalingEstimator)),
            new ImageGrayscalingTransformer(environment, outputColumnName, inputColumnName))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => inputSchema.With(ImageColumns.FindImage(inputSchema, Transformer.InputColumnName).Renamed(Transformer.OutputColumnName));
}
