using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Tests;

namespace MLNetTorch.Fuzz;

/// <summary>
/// Loads a folder with one sound picture and one other file under both policies. The file becomes a row with a picture, or reading it throws and
/// skipping leaves it out; anything else is a finding: another exception, policies that disagree, a picture of another row, more memory than the
/// limit of pixels justifies.
/// </summary>
internal sealed class PictureTrial : IDisposable
{
    private const long MaximumPixels = 1 << 18;
    private const long MostMemory = 8 << 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlnettorch-");
    private readonly MLContext _ml = new(1);
    private readonly string _sound;
    private readonly string _tried;

    public PictureTrial()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "class"));
        _sound = Path.Combine(_folder.FullName, "class", "0.png");
        _tried = Path.Combine(_folder.FullName, "class", "1.jpg");
        File.WriteAllBytes(_sound, GoldenImages.FileOf("png_16_bits_1"));
        Seeds = [.. GoldenImages.Names.Select(GoldenImages.FileOf)];
    }

    /// <summary>Sound pictures of every kind.</summary>
    public byte[][] Seeds { get; }

    public int Read { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Why files were refused, numbers left out, and how often: it shows how deep the changes reach.</summary>
    public Dictionary<string, int> Reasons { get; } = [];

    /// <summary>The file of a round.</summary>
    public byte[] FileOf(int randomSeed, int round)
    {
        var random = new Random(unchecked((int)(((uint)randomSeed * 2654435761u) ^ ((uint)round * 2246822519u))));
        return PictureMutator.Mutate(Seeds[round % Seeds.Length], Seeds[random.Next(Seeds.Length)], random);
    }

    /// <returns>What is wrong, or null.</returns>
    public string? Run(byte[] file)
    {
        File.WriteAllBytes(_tried, file);
        try
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var reason = Throwing();
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            var kept = Skipping();
            if (reason is null)
                Read++;
            else
                Note(reason);
            return kept != (reason is null) ? $"One policy reads the file, the other does not; reading it says: {reason}"
                : allocated > MostMemory ? $"{allocated} bytes allocated"
                : null;
        }
#pragma warning disable CA1031 // Any other exception is what is looked for.
        catch (Exception finding)
#pragma warning restore CA1031
        {
            return finding.ToString();
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // Why the file cannot be read, or null.
    private string? Throwing()
    {
        using var rows = new Rows(_ml.Torch().LoadImageFolder(_folder.FullName, new ImageFolderOptions { MaximumPixels = MaximumPixels }));
        rows.Next(_sound);
        try
        {
            rows.Next(_tried);
            return null;
        }
        catch (InvalidOperationException fault) when (fault.Message.StartsWith($"The picture '{_tried}' cannot be read: ", StringComparison.Ordinal))
        {
            return rows.Image is null ? fault.Message[$"The picture '{_tried}' cannot be read: ".Length..] : throw new InvalidDataException("A picture is left over.", fault);
        }
    }

    private bool Skipping()
    {
        var data = _ml.Torch().LoadImageFolder(_folder.FullName, new ImageFolderOptions { MaximumPixels = MaximumPixels, BadImages = BadImages.Skip() });
        using var rows = new Rows(data);
        rows.Next(_sound);
        if (data.GetRowCount() == 1)
            return false;
        rows.Next(_tried);
        return true;
    }

    private void Note(string reason)
    {
        Refused++;
        var key = string.Concat(reason[..reason.IndexOf(". ", StringComparison.Ordinal)].Where(character => !char.IsAsciiDigit(character)));
        Reasons[key] = Reasons.GetValueOrDefault(key) + 1;
    }

    private sealed class Rows : IDisposable
    {
        private readonly DataViewRowCursor _cursor;
        private readonly ValueGetter<MLImage> _get;
        private MLImage? _image;

        public Rows(IDataView data)
        {
            _cursor = data.GetRowCursor([data.Schema["Image"]]);
            _get = _cursor.GetGetter<MLImage>(data.Schema["Image"]);
        }

        public MLImage? Image => _image;

        public void Next(string path)
        {
            if (!_cursor.MoveNext())
                throw new InvalidDataException("A row is missing.");
            _get(ref _image!);
            if (_image.Tag != path || _image.Pixels.Length != _image.Width * _image.Height * 4 || _image.Pixels.Length > MaximumPixels * 4)
                throw new InvalidDataException("The picture is of another row, or its size is wrong.");
        }

        public void Dispose() => _cursor.Dispose();
    }
}
