namespace MLNetTorch;

/// <summary>Options of a trainer are out of range. The message lists every one of them.</summary>
public sealed class TrainerOptionsException : ArgumentException
{
    internal TrainerOptionsException(IReadOnlyList<OptionFault> faults)
        : base(MessageOf(faults)) => Faults = faults;

    /// <summary>The options at fault, in the order of <see cref="TorchTrainerOptions"/>.</summary>
    public IReadOnlyList<OptionFault> Faults { get; }

    private static string MessageOf(IReadOnlyList<OptionFault> faults)
    {
        var head = faults.Count == 1 ? "An option of the trainer is" : $"{faults.Count} options of the trainer are";
        return $"{head} out of range:{string.Concat(faults.Select(fault => $"{Environment.NewLine}  {fault}"))}";
    }
}
