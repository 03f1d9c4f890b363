using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>How far the weights move within an epoch.</summary>
internal sealed class WeightMovement(IReadOnlyList<ParameterPlaces> parameters) : IDisposable
{
    private const string Prefix = "before/";

    private readonly Dictionary<string, Tensor> _before = new(StringComparer.Ordinal);

    /// <summary>The length of the last epoch's move, as a share of the length of the weights before it.</summary>
    public double Ratio { get; private set; } = double.NaN;

    /// <summary>Notes the present weights, unless it has those of the epoch's beginning.</summary>
    public void Begin()
    {
        if (_before.Count > 0)
            return;
        using var scope = NewDisposeScope();
        foreach (var place in parameters)
            _before[place.Path] = place.Parameter.detach().clone().DetachFromDisposeScope();
    }

    /// <summary>Measures how far the weights are from those noted.</summary>
    public void End()
    {
        using var scope = NewDisposeScope();
        using var fixedWeights = no_grad();
        var moves = LengthOf(parameters.Select(place => place.Parameter - _before[place.Path]));
        Ratio = moves.div(LengthOf(_before.Values)).item<double>();
        Dispose();
    }

    /// <summary>Notes all that is needed to go on.</summary>
    public void Save(CallbackState state)
    {
        foreach (var (path, tensor) in _before)
            state.Tensors[Prefix + path] = tensor;
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(CallbackState state)
    {
        using var scope = NewDisposeScope();
        foreach (var place in parameters)
        {
            if (state.Tensors.TryGetValue(Prefix + place.Path, out var before))
                _before[place.Path] = before.detach().clone().to(place.Parameter.device).DetachFromDisposeScope();
        }
    }

    /// <summary>Frees the weights noted.</summary>
    public void Dispose()
    {
        NetworkState.Dispose(_before);
        _before.Clear();
    }

    private static Tensor LengthOf(IEnumerable<Tensor> tensors)
        => stack(tensors.Select(tensor => tensor.norm().to(ScalarType.Float64))).norm();
}
