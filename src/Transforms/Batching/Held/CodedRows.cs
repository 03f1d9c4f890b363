using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>When it pays to hold rows in memory as codes, a byte a value, of which each batch is decoded.</summary>
internal static class CodedRows
{
    private const long LeastBytes = 16 << 20;
    private const int LeastBatches = 4;

    // As many rows as a fingerprint of the data looks at.
    private const int LeastSelected = 256;

    /// <summary>Whether it does: not on a device, not for data that are small anyway, and not if a batch is a large part of them.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="columns">What a row is.</param>
    /// <param name="batchSize">The rows that are decoded at a time.</param>
    /// <param name="device">Where the batches are wanted.</param>
    public static bool Pay(long rows, TrainingColumns columns, int batchSize, Device device)
    {
        var bytesPerRow = (double)columns.Features.Size * sizeof(float);
        return device.type == DeviceType.CPU
            && rows * bytesPerRow >= LeastBytes
            && rows >= LeastBatches * (long)batchSize
            && Math.Max(batchSize, LeastSelected) * bytesPerRow <= int.MaxValue;
    }
}
