using System.Text.Json.Nodes;

namespace MLNetTorch.Estimators;

/// <summary>How far a training has come.</summary>
internal sealed class TrainingPosition
{
    /// <summary>The epoch at work, or the next one; counted from 1.</summary>
    public int Epoch { get; private set; } = 1;

    /// <summary>The batches of that epoch that were learned.</summary>
    public int Batch { get; set; }

    /// <summary>The steps of the optimiser that were done, over all epochs.</summary>
    public long Steps { get; set; }

    /// <summary>Goes to the next epoch.</summary>
    public void EndEpoch() => (Epoch, Batch) = (Epoch + 1, 0);

    /// <summary>Writes the position.</summary>
    public JsonObject Save() => new() { ["epoch"] = Epoch, ["batch"] = Batch, ["steps"] = Steps };

    /// <summary>Reads a position.</summary>
    public void Load(JsonObject position)
        => (Epoch, Batch, Steps) = ((int)position["epoch"]!, (int)position["batch"]!, (long)position["steps"]!);
}
