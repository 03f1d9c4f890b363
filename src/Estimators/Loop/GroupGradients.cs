using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Adds up the gradients of the batches of a step, as if they were one large batch.</summary>
/// <param name="network">Whose gradients they are.</param>
/// <param name="group">Which batches make a step together.</param>
internal sealed class GroupGradients(nn.Module network, AccumulationGroup group)
{
    private double _divisor;

    /// <summary>Adds the gradients of a batch.</summary>
    /// <param name="loss">The mean loss of its rows.</param>
    /// <param name="divisor">What the mean was divided by; null: the rows.</param>
    /// <param name="batch">Its number in the epoch, counted from 0.</param>
    /// <param name="rows">How many rows it has.</param>
    public void Add(Tensor loss, Tensor? divisor, int batch, int rows)
    {
        if (group.IsSingle)
        {
            loss.backward();
            return;
        }
        using var gradients = enable_grad();
        if (divisor is null)
            (loss * group.ShareOf(batch, rows)).backward();
        else
            AddWeighed(loss, divisor, batch);
    }

    // What all batches of the step weigh together is known at the last one only.
    private void AddWeighed(Tensor loss, Tensor divisor, int batch)
    {
        (loss * divisor).backward();
        _divisor = (group.IsFirst(batch) ? 0 : _divisor) + divisor.item<float>();
        if (!group.IsLast(batch) || _divisor == 0)
            return;
        using var noGradients = no_grad();
        foreach (var weight in network.parameters())
            weight.grad?.mul_(1 / _divisor);
    }
}
