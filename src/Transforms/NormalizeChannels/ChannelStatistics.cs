using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>Mean and standard deviation of each channel over a whole data set, in double precision.</summary>
/// <remarks>
/// Each image's own mean and squared deviations are merged into those so far (Chan, Golub, LeVeque 1979): one pass over the
/// data, and no cancellation however far the mean lies from zero.
/// </remarks>
internal sealed class ChannelStatistics
{
    private readonly string _column;
    private readonly int _channelSize;
    private readonly double[] _mean;
    private readonly double[] _squares;
    private long _rows;

    private ChannelStatistics(StageInput input)
    {
        _column = input.Column;
        _channelSize = input.Size / input.Channels;
        _mean = new double[input.Channels];
        _squares = new double[input.Channels];
    }

    /// <summary>The mean of each channel.</summary>
    public float[] Mean => Array.ConvertAll(_mean, value => (float)value);

    /// <summary>Reads the column once.</summary>
    /// <exception cref="ArgumentException">There are no rows, or a value is NaN or infinite.</exception>
    public static ChannelStatistics Of(IDataView data, StageInput input)
    {
        var statistics = new ChannelStatistics(input);
        var column = data.Schema[input.Column];
        using var cursor = data.GetRowCursor([column]);
        var get = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> image = default, dense = default;
        while (cursor.MoveNext())
        {
            get(ref image);
            image.CopyToDense(ref dense);
            statistics.Add(dense.GetValues());
        }
        return statistics._rows > 0
            ? statistics
            : throw new ArgumentException(
                $"NormalizeChannels: the data has no rows, so mean and std of the column '{input.Column}' cannot be learned. Give them as options.");
    }

    /// <summary>The standard deviation of each channel over all its values (that of the population).</summary>
    /// <exception cref="ArgumentException">A channel has one and the same value everywhere.</exception>
    public float[] Std()
    {
        var std = Array.ConvertAll(_squares, sum => (float)Math.Sqrt(sum / ((double)_rows * _channelSize)));
        var constant = Array.FindIndex(std, value => value == 0);
        return constant < 0
            ? std
            : throw new ArgumentException(
                $"NormalizeChannels: channel {constant} of the column '{_column}' is {(float)_mean[constant]} in all {_rows} rows, so its std is 0 and " +
                "cannot be divided by. Give std as an option (1 leaves the channel's scale as it is), or leave the channel out.");
    }

    private void Add(ReadOnlySpan<float> image)
    {
        for (var channel = 0; channel < _mean.Length; channel++)
        {
            var (mean, squares) = OfOne(image.Slice(channel * _channelSize, _channelSize));
            if (!double.IsFinite(squares))
                throw new ArgumentException(
                    $"NormalizeChannels: the column '{_column}' holds NaN or infinity in row {_rows}, channel {channel}. " +
                    "Remove such rows (FilterRowsByMissingValues) or replace the values (ReplaceMissingValues).");
            var difference = mean - _mean[channel];
            _mean[channel] += difference / (_rows + 1);
            _squares[channel] += squares + difference * difference * _channelSize * _rows / (_rows + 1);
        }
        _rows++;
    }

    private static (double Mean, double Squares) OfOne(ReadOnlySpan<float> values)
    {
        var mean = VectorMath.Sum(values) / values.Length;
        return (mean, VectorMath.SumOfSquares(values, mean));
    }
}
