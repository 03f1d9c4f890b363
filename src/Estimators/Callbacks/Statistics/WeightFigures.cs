using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Figures of a parameter's values.</summary>
/// <param name="Norm">The root of the sum of their squares.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation, over all of them.</param>
/// <param name="Zeros">How many are 0.</param>
/// <param name="NonFinite">How many are infinite or not a number.</param>
/// <param name="Count">How many there are.</param>
internal sealed record WeightFigures(double Norm, double Mean, double Deviation, double Zeros, double NonFinite, double Count)
{
    /// <summary>The figures of each parameter, fetched from the device at once.</summary>
    public static IReadOnlyList<WeightFigures> Of(IReadOnlyList<ParameterPlaces> parameters)
    {
        using var scope = NewDisposeScope();
        using var fixedWeights = no_grad();
        var rows = stack(parameters.Select(place => RowOf(place.Parameter))).cpu().ToArray<double>().Chunk(5);
        return [.. rows.Zip(parameters, (row, place) => new WeightFigures(row[0], row[1], row[2], row[3], row[4], place.Parameter.numel()))];
    }

    private static Tensor RowOf(Tensor weights)
    {
        Tensor[] figures =
            [weights.norm(), weights.mean(), weights.std(unbiased: false), weights.eq(0).sum(), weights.isfinite().logical_not().sum()];
        return stack(figures.Select(figure => figure.to(ScalarType.Float64)));
    }
}
