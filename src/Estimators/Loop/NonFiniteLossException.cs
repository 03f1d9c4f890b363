using System.Globalization;
using Microsoft.ML;
using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>The loss became infinite or not a number, and training stopped at once.</summary>
public sealed class NonFiniteLossException : InvalidOperationException, IHoldsLastGood
{
    internal NonFiniteLossException(int epoch, int step, double loss)
        : base($"The loss became {loss.ToString(CultureInfo.InvariantCulture)} at step {step} of epoch {epoch}, so training stopped. "
            + "Usually the learning rate is too high: try a tenth of it. Very large features have the same effect: "
            + "bring them to about -1 to 1. "
            + (double.IsNaN(loss)
                ? "Where the loss ignores a class or weighs it 0, a batch of nothing else does it too: take larger batches. "
                : "")
            + "LastGood of this exception holds the model after the last good epoch, if there was one.")
    {
        Epoch = epoch;
        Step = step;
        Loss = loss;
    }

    /// <summary>The epoch it happened in, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step within the epoch, counted from 1.</summary>
    public int Step { get; }

    /// <summary>The loss: infinite or not a number.</summary>
    public double Loss { get; }

    /// <summary>
    /// The model with the weights of the best finished epoch (without validation rows: of the last one). Null if no epoch was finished.
    /// The caller disposes it.
    /// </summary>
    public ITransformer? LastGood { get; private set; }

    ITransformer? IHoldsLastGood.LastGood
    {
        get => LastGood;
        set => LastGood = value;
    }
}
