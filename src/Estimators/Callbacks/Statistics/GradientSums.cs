using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Lengths of gradients, summed up over the steps of an epoch on the device.</summary>
internal sealed class GradientSums(IReadOnlyList<ParameterPlaces> parameters) : IDisposable
{
    // The sums of each parameter's lengths, then that of the lengths over all; and the greatest of the latter.
    private Tensor? _sums;
    private Tensor? _greatest;

    /// <summary>The steps so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Takes in the present gradients. A frozen parameter has the length 0.</summary>
    public void Add()
    {
        using var scope = NewDisposeScope();
        using var fixedWeights = no_grad();
        var lengths = stack(parameters.Select(LengthOf));
        var total = lengths.norm();
        Keep(cat([lengths, total.unsqueeze(0)]), total);
        Steps++;
    }

    /// <summary>Hands out the means per step (of each parameter and over all) and the maximum, and begins anew.</summary>
    public (double[] Means, double Mean, double Maximum) Take()
    {
        using var onCpu = _sums!.cpu();
        double[] means = [.. onCpu.ToArray<double>().Select(sum => sum / Steps)];
        var maximum = _greatest!.item<double>();
        Dispose();
        return (means[..^1], means[^1], maximum);
    }

    /// <summary>Notes all that is needed to go on.</summary>
    public void Save(CallbackState state)
    {
        state.Values["steps"] = Steps;
        if (Steps > 0)
            (state.Tensors["sums"], state.Tensors["greatest"]) = (_sums!, _greatest!);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(CallbackState state)
    {
        using var scope = NewDisposeScope();
        Steps = (int)state.Values["steps"]!;
        if (Steps > 0)
            (_sums, _greatest) = (Copy(state.Tensors["sums"]), Copy(state.Tensors["greatest"]));
    }

    /// <summary>Frees the sums.</summary>
    public void Dispose()
    {
        _sums?.Dispose();
        _greatest?.Dispose();
        (_sums, _greatest, Steps) = (null, null, 0);
    }

    private void Keep(Tensor lengths, Tensor total)
    {
        if (_sums is null || _greatest is null)
        {
            (_sums, _greatest) = (lengths.DetachFromDisposeScope(), total.DetachFromDisposeScope());
            return;
        }
        _sums.add_(lengths);
        _greatest.copy_(maximum(_greatest, total));
    }

    private Tensor Copy(Tensor saved) => saved.detach().clone().to(parameters[0].Parameter.device).DetachFromDisposeScope();

    private static Tensor LengthOf(ParameterPlaces place)
        => place.Parameter.grad is { } gradient
            ? gradient.norm().to(ScalarType.Float64)
            : zeros([], ScalarType.Float64, place.Parameter.device);
}
