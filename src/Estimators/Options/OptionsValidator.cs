namespace MLNetTorch.Estimators;

/// <summary>Collects the faults of a set of options, so that one exception can list them all.</summary>
internal sealed class OptionsValidator
{
    private readonly List<OptionFault> _faults = [];

    /// <summary>Notes a fault unless the condition holds.</summary>
    public void Require(bool holds, string option, object? value, string allowed)
    {
        if (!holds)
            _faults.Add(new OptionFault(option, value, allowed));
    }

    /// <summary>A number that must not be negative.</summary>
    public void NotNegative(double value, string option)
        => Require(double.IsFinite(value) && value >= 0, option, value, "0 or more");

    /// <summary>A number that must be more than 0.</summary>
    public void Positive(double value, string option)
        => Require(double.IsFinite(value) && value > 0, option, value, "more than 0");

    /// <summary>A whole number of 1 or more.</summary>
    public void AtLeastOne(int value, string option) => Require(value >= 1, option, value, "1 or more");

    /// <summary>A value that its enumeration has.</summary>
    public void Defined<T>(T value, string option)
        where T : struct, Enum
        => Require(Enum.IsDefined(value), option, value, string.Join(" or ", Enum.GetNames<T>()));

    /// <summary>A share: 0 or more, less than 1.</summary>
    public void Share(double value, string option)
        => Require(value is >= 0 and < 1, option, value, "0 or more and less than 1");

    /// <summary>A probability: 0 to 1.</summary>
    public void Probability(double value, string option)
        => Require(value is >= 0 and <= 1, option, value, "0 to 1");

    /// <summary>Any number but infinity and NaN.</summary>
    public void Finite(double value, string option) => Require(double.IsFinite(value), option, value, "a finite number");

    /// <summary>Ends the check.</summary>
    /// <exception cref="TrainerOptionsException">There was a fault.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
            throw new TrainerOptionsException(_faults);
    }
}
