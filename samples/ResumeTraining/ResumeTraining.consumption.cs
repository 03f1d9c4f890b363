using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch.Samples.Resuming;

public static partial class ResumeTraining
{
    /// <summary>The network in a saved model, with its history and weights.</summary>
    internal static ITorchTransformer LoadNetwork(MLContext ml, string path) =>
        ((IEnumerable<ITransformer>)ml.Torch().LoadModel(path, out _)).OfType<ITorchTransformer>().Single();
}
