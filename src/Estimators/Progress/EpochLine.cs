using System.Globalization;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>A finished epoch as one line of a log.</summary>
internal static class EpochLine
{
    /// <summary>"epoch 1/3: loss 0.2134, accuracy 0.936, validation loss 0.0712, validation accuracy 0.978, rate 0.01, 12.3 s".</summary>
    public static string Of(EpochRecord epoch, int epochs)
    {
        var validation = epoch.ValidationLoss is { } loss
            ? Invariant($", validation loss {loss:0.0000}") + Accuracy(", validation accuracy ", epoch.ValidationAccuracy)
            : "";
        return Invariant($"epoch {epoch.Epoch}/{epochs}: loss {epoch.TrainingLoss:0.0000}") + Accuracy(", accuracy ", epoch.TrainingAccuracy)
            + validation + Invariant($", rate {epoch.LearningRate:G4}, {epoch.Duration.TotalSeconds:0.0} s");
    }

    private static string Accuracy(string name, double? value) => value is { } share ? name + Invariant($"{share:0.0000}") : "";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
