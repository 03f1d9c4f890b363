using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>How a learning-rate range test is done (Smith 2015). The defaults are fastai's and Lightning's.</summary>
public sealed record LearningRateRange
{
    /// <summary>The rate of the first step.</summary>
    /// <value>1e-7 unless set; more than 0.</value>
    public double From { get; init; } = 1e-7;

    /// <summary>The rate of the last step.</summary>
    /// <value>10 unless set; more than <see cref="From"/>.</value>
    public double To { get; init; } = 10;

    /// <summary>How many steps there are at most: the rate grows by the same factor from each to the next.</summary>
    /// <value>100 unless set; 2 or more.</value>
    public int Steps { get; init; } = 100;

    /// <summary>The test ends where the smoothed loss is so many times the lowest one so far, or not finite.</summary>
    /// <value>4 unless set; more than 1.</value>
    public double Divergence { get; init; } = 4;

    /// <summary>The share of the past in the smoothed loss.</summary>
    /// <value>0.98 unless set; 0 or more and less than 1.</value>
    public double Smoothing { get; init; } = 0.98;

    internal void Check()
    {
        var faults = new OptionsValidator();
        faults.Positive(From, nameof(From));
        faults.Require(double.IsFinite(To) && To > From, nameof(To), To, "more than From");
        faults.Require(Steps >= 2, nameof(Steps), Steps, "2 or more");
        faults.Require(double.IsFinite(Divergence) && Divergence > 1, nameof(Divergence), Divergence, "more than 1");
        faults.Share(Smoothing, nameof(Smoothing));
        faults.ThrowIfAny();
    }

    internal double RateAt(int step) => From * Math.Pow(To / From, step / (Steps - 1.0));
}
