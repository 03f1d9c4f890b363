namespace MLNetTorch.Networks;

/// <summary>Collects what is wrong with the options of a builder, to say it all in one message.</summary>
internal sealed class OptionFaults(string builder)
{
    private readonly List<string> faults = [];

    public void AtLeastOne(string option, long value) =>
        Require(value >= 1, $"{option} is {value}; expected at least 1.");

    /// <summary>A probability of dropping: at 1 nothing would be left.</summary>
    public void DropProbability(string option, double value) =>
        Require(value is >= 0 and < 1, FormattableString.Invariant($"{option} is {value}; expected at least 0 and below 1."));

    public void Defined<TEnum>(string option, TEnum value)
        where TEnum : struct, Enum =>
        Require(Enum.IsDefined(value), $"{option} is {value}; expected one of {string.Join(", ", Enum.GetNames<TEnum>())}.");

    public void Require(bool holds, string fault)
    {
        if (!holds)
        {
            faults.Add(fault);
        }
    }

    public void ThrowIfAny()
    {
        if (faults.Count > 0)
        {
            throw new ArgumentException($"{builder} has options out of range:{string.Concat(faults.Select(fault => $"{Environment.NewLine}  {fault}"))}");
        }
    }
}
