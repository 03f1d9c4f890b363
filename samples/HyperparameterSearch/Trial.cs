using System.Globalization;

namespace MLNetTorch.Samples.Search;

/// <summary>What the cross-validation of a candidate came to.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Error">The mean over the folds of the root-mean-square error, in miles per gallon.</param>
/// <param name="RSquared">The mean over the folds of R².</param>
internal sealed record Trial(Candidate Candidate, double Error, double RSquared)
{
    public const string Header = "hidden   dropout  batch      rate   schedule      RMSE      R²";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Candidate}  {Error,8:F3}  {RSquared,6:F3}");
}
