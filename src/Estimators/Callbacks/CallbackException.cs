using Microsoft.ML;
using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>A callback threw, and training stopped. What was learned is not lost: see <see cref="LastGood"/>.</summary>
public sealed class CallbackException : InvalidOperationException, IHoldsLastGood
{
    internal CallbackException(string callback, string hook, int epoch, Exception fault)
        : base($"The callback {callback} threw {fault.GetType().Name} in {hook}, in epoch {epoch}, and training stopped: {fault.Message} "
            + "LastGood of this exception holds the model of the best epoch so far, if one was finished.", fault)
        => (Callback, Hook, Epoch) = (callback, hook, epoch);

    /// <summary>The name of the callback.</summary>
    public string Callback { get; }

    /// <summary>The hook that threw: "OnEpochEnd" and so on.</summary>
    public string Hook { get; }

    /// <summary>The epoch it happened in, counted from 1; 0 before the first.</summary>
    public int Epoch { get; }

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
