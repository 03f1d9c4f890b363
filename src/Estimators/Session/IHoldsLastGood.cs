using Microsoft.ML;

namespace MLNetTorch.Estimators;

/// <summary>An exception that carries what was learned before it.</summary>
internal interface IHoldsLastGood
{
    /// <summary>The model with the weights of the best finished epoch; null if there was none.</summary>
    ITransformer? LastGood { get; set; }
}
