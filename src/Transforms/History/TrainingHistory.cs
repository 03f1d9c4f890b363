using System.Globalization;
using System.Text;

namespace MLNetTorch.Transforms;

/// <summary>How a network came to its weights, epoch by epoch. It is saved with the model.</summary>
/// <param name="Epochs">The epochs in order.</param>
/// <param name="BestEpoch">The number of the epoch whose weights were kept; 0 when nothing was trained.</param>
/// <param name="EndedBy">Why the training ended, in words.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochRecord> Epochs, int BestEpoch, string EndedBy)
{
    /// <summary>The history of a network that was not trained here.</summary>
    public static TrainingHistory Empty { get; } = new([], 0, "not trained");

    /// <summary>A table of the epochs, the kept one marked with an asterisk.</summary>
    /// <returns>Lines of text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder("epoch   loss    accuracy  validation loss  accuracy  learning rate  seconds").AppendLine();
        foreach (var epoch in Epochs)
        {
            var kept = epoch.Epoch == BestEpoch ? "*" : " ";
            text.Append(CultureInfo.InvariantCulture, $"{epoch.Epoch,4}{kept} {epoch.TrainingLoss,8:F4}  {Number(epoch.TrainingAccuracy),8}  ");
            text.Append(CultureInfo.InvariantCulture, $"{Number(epoch.ValidationLoss),15}  {Number(epoch.ValidationAccuracy),8}  ");
            text.Append(CultureInfo.InvariantCulture, $"{epoch.LearningRate,13:G4}  {epoch.Duration.TotalSeconds,7:F1}").AppendLine();
        }
        return text.Append("ended by: ").Append(EndedBy).ToString();
    }

    private static string Number(double? value) => value?.ToString("F4", CultureInfo.InvariantCulture) ?? "-";
}
