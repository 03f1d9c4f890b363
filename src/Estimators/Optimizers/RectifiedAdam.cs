using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>
/// RAdam with PyTorch's step. TorchSharp's own, up to 0.105.2 at least, multiplies by the learning rate twice once it divides by the
/// mean square (from the sixth step on with the usual settings), and then hardly moves.
/// </summary>
internal sealed class RectifiedAdam(
    IEnumerable<Parameter> parameters, double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
    : RAdam(parameters, learningRate, beta1, beta2, epsilon, weightDecay)
{
    // Below this length of the moving average its variance is not known (Liu et al. 2019, "On the variance of the adaptive learning rate").
    private const double ShortestAverage = 5;

    /// <inheritdoc/>
    public override Tensor step(Func<Tensor>? closure = null) => _step<RAdam.ParamGroup>(Step, closure!);

    private void Step(RAdam.ParamGroup group)
    {
        foreach (var weight in group.Parameters)
        {
            var gradient = weight.grad;
            if (gradient is not null)
                Update(weight, gradient, (State)_state[weight.Handle], group);
        }
    }

    private static void Update(Parameter weight, Tensor gradient, State state, RAdam.ParamGroup group)
    {
        var (beta1, beta2) = group.Betas;
        var decay = group.Options.weight_decay ?? 0;
        if (decay != 0)
            gradient = gradient.add(weight, decay);
        state.step++;
        state.exp_avg.mul_(beta1).add_(gradient, 1 - beta1);
        state.exp_avg_sq.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
        var size = group.LearningRate / (1 - Math.Pow(beta1, state.step));
        if (Rectification(beta2, state.step) is { } factor)
            weight.addcdiv_(state.exp_avg, state.exp_avg_sq.sqrt().add_(group.Options.eps ?? 0), -size * factor);
        else
            weight.add_(state.exp_avg, -size);
    }

    // The factor on a step that divides by the mean square; null: it is too early to divide.
    private static double? Rectification(double beta2, long step)
    {
        var kept = Math.Pow(beta2, step);
        var longest = (2 / (1 - beta2)) - 1;
        var length = longest - (2 * step * kept / (1 - kept));
        return length > ShortestAverage
            ? Math.Sqrt((1 - kept) * (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length))
            : null;
    }
}
