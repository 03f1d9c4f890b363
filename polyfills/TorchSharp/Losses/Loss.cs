namespace TorchSharp;

/// <summary>A loss of an input and a target.</summary>
public abstract class Loss<T1, T2, TResult> : torch.nn.Module<T1, T2, TResult>
{
    public Loss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(nameof(Loss<T1, T2, TResult>)) => this.reduction = reduction;

    public torch.nn.Reduction reduction { get; }
}
