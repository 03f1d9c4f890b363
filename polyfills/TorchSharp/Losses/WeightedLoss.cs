namespace TorchSharp;

/// <summary>A loss with a weight for each class, or for each element.</summary>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    public WeightedLoss(torch.Tensor? weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction) => this.weight = weight;

    public torch.Tensor? weight { get; }
}
