namespace MLNetTorch.Estimators;

/// <summary>Pictures of one size side by side on white, small ones enlarged by a whole factor.</summary>
internal sealed class ContactSheet
{
    private const int WantedSide = 64;
    private const int Gap = 4;
    private const long MostPixels = 1 << 26;

    private readonly int _channels;
    private readonly int _height;
    private readonly int _width;
    private readonly int _scale;
    private readonly int _lines;
    private readonly int _lineLength;
    private readonly byte[] _pixels;

    /// <summary>An empty sheet.</summary>
    /// <param name="rows">Lines of pictures.</param>
    /// <param name="columns">Pictures in a line.</param>
    /// <param name="shape">Channels (1 or 3), height and width of each.</param>
    public ContactSheet(int rows, int columns, long[] shape)
    {
        (_channels, _height, _width) = ((int)shape[0], (int)shape[1], (int)shape[2]);
        _scale = Math.Max(1, WantedSide / Math.Max(_height, _width));
        var (lines, lineLength) = (Gap + ((long)rows * (Step(_height))), Gap + ((long)columns * Step(_width)));
        if (lines * lineLength > MostPixels)
            throw new ArgumentException($"The sheet would have {lineLength} x {lines} pixels; at most {MostPixels} are made. Show fewer images or versions.");
        (_lines, _lineLength) = ((int)lines, (int)lineLength);
        _pixels = new byte[_lines * _lineLength * _channels];
        Array.Fill(_pixels, byte.MaxValue);
    }

    /// <summary>Shows one column of pictures.</summary>
    /// <param name="column">Which, from 0.</param>
    /// <param name="values">The pictures of all lines, one behind the other.</param>
    /// <param name="scaledBy">Pictures whose lowest and highest values are black and white.</param>
    public void Show(int column, ReadOnlySpan<float> values, ReadOnlySpan<float> scaledBy)
    {
        var size = _channels * _height * _width;
        for (var row = 0; row < values.Length / size; row++)
        {
            var (low, range) = FeaturePicture.RangeOf(scaledBy.Slice(row * size, size));
            Place(values.Slice(row * size, size), Gap + (row * Step(_height)), Gap + (column * Step(_width)), low, range);
        }
    }

    /// <summary>The sheet as a file.</summary>
    public byte[] ToPng() => PngFile.Write(_pixels, _lineLength, _lines, _channels);

    private int Step(int side) => (side * _scale) + Gap;

    private void Place(ReadOnlySpan<float> picture, int top, int left, double low, double range)
    {
        for (var y = 0; y < _height * _scale; y++)
        {
            for (var x = 0; x < _width * _scale; x++)
            {
                for (var channel = 0; channel < _channels; channel++)
                {
                    var value = picture[(((channel * _height) + (y / _scale)) * _width) + (x / _scale)];
                    _pixels[((((top + y) * _lineLength) + left + x) * _channels) + channel] = FeaturePicture.Level(value, low, range);
                }
            }
        }
    }
}
