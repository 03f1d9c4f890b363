using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>
/// What happens to files of an image folder that are no whole pictures: <see cref="Throw"/> or <see cref="Skip"/>. A row never holds the
/// picture of another row or made-up pixels.
/// </summary>
public abstract record BadImages
{
    private protected BadImages()
    {
    }

    /// <summary>Reading the row throws <see cref="InvalidOperationException"/>, which names the file, what is wrong with it, and the cure.</summary>
    public static BadImages Throw { get; } = new ThrowOnBadImages();

    /// <summary>
    /// Every picture is read and decoded once when the folder is loaded, on all cores; bad ones are left out. How many, and the first of
    /// them with their reasons, is written to the log of the <c>MLContext</c> and into the history of a model that is trained on the rows.
    /// A file that becomes bad after that throws when it is read.
    /// </summary>
    /// <param name="maximumNamed">How many of the bad files are named at most; all are counted. Not negative.</param>
    /// <returns>The policy.</returns>
    public static BadImages Skip(int maximumNamed = 20)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumNamed);
        return new SkipBadImages(maximumNamed);
    }
}
