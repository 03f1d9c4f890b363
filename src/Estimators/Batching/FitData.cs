using Microsoft.ML;
using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The rows of one training: those to learn from and those to measure.</summary>
/// <param name="Training">The batches to learn from.</param>
/// <param name="Validation">The batches to measure; null for none.</param>
/// <param name="Fingerprint">Tells these data from others.</param>
/// <param name="Rows">All rows of the input.</param>
/// <param name="Owned">Freed with it.</param>
internal sealed record FitData(
    IBatchSource Training, IBatchSource? Validation, string Fingerprint, long Rows, IReadOnlyList<IDisposable> Owned) : IDisposable
{
    public void Dispose()
    {
        Training.Dispose();
        Validation?.Dispose();
        foreach (var each in Owned)
            each.Dispose();
    }
}
