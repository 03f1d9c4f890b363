namespace MLNetTorch.Networks;

/// <summary>How weights go from a file into a network.</summary>
public sealed record WeightLoading
{
    /// <summary>
    /// Whether the file and the network must name the same entries (the default). Otherwise those of one side only are passed over and reported; an
    /// entry of another shape is a fault all the same, unless <see cref="SkipMisshapen"/> says else, and so is a file none of whose entries fits.
    /// </summary>
    public bool Strict { get; init; } = true;

    /// <summary>Leaves entries whose shape differs as they are in the network and reports them: a pretrained network gets a head of another size. Default false.</summary>
    public bool SkipMisshapen { get; init; }

    /// <summary>The key of the dictionary to take from a PyTorch checkpoint that holds more, such as <c>state_dict</c>; null (the default) where there is one.</summary>
    public string? Key { get; init; }

    /// <summary>Rules that turn the file's names into the network's, each applied once to every name, in order. Default none.</summary>
    public IReadOnlyList<WeightRenaming> Rename { get; init; } = [];

    /// <summary>
    /// Paths of the network to leave as they are, such as <c>fc.*</c>; <c>*</c> stands for any characters, <c>?</c> for one. Entries of the file that they
    /// match after renaming are passed over. Default none.
    /// </summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    // Paths of layers that were taken out of the network: what the file has for them is passed over, if it has anything.
    internal IReadOnlyList<string> Removed { get; init; } = [];
}
