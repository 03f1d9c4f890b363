namespace MLNetTorch;

/// <summary>How the checking of a folder of pictures gets on.</summary>
/// <param name="Checked">How many files were checked.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Bad">How many of the checked ones are bad.</param>
public readonly record struct ImageCheckProgress(int Checked, int Total, int Bad);
