using System.Globalization;

namespace MLNetTorch.Transforms;

/// <summary>Reads every file of a folder once, on all cores, and parts the sound ones from the bad ones.</summary>
internal sealed class FolderCheck(ImageFolderListing listing, ImageFolderOptions options, int maximumNamed)
{
    private const int NamedInFault = 5;

    private readonly string?[] _faults = new string?[listing.Images.Count];
    private int _checked;
    private int _bad;

    /// <returns>The sound files in their order, and what was left out.</returns>
    /// <exception cref="InvalidDataException">There is no sound one.</exception>
    public (FolderImages Sound, SkippedImages Skipped) Run()
    {
        var reader = new ImageReader(options.MaximumPixels, "");
        var settings = new ParallelOptions { CancellationToken = options.CancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, _faults.Length, settings, row => Note(row, reader.Check(listing.Images.PathOf(row))));
        if (_bad == _faults.Length)
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"None of the {_bad} files in the folder '{listing.Folder}' is a whole picture: ")
                + $"{string.Join("; ", Named(NamedInFault))}{(_bad > NamedInFault ? "; and so on" : "")}.");
        return (_bad == 0 ? listing.Images : listing.Images.Without(row => _faults[row] is not null), new SkippedImages(_bad, [.. Named(maximumNamed)]));
    }

    private void Note(int row, string? fault)
    {
        _faults[row] = fault;
        var bad = fault is null ? Volatile.Read(ref _bad) : Interlocked.Increment(ref _bad);
        options.Progress?.Report(new ImageCheckProgress(Interlocked.Increment(ref _checked), _faults.Length, bad));
    }

    // By their place in the folder, however the threads came to them.
    private IEnumerable<SkippedImage> Named(int most)
        => Enumerable.Range(0, _faults.Length).Where(row => _faults[row] is not null).Take(most)
            .Select(row => new SkippedImage(listing.Images.ShortPathOf(row), _faults[row]!));
}
