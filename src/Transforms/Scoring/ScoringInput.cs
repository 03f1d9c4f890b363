using System.Runtime.InteropServices;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>Makes of rows the tensor that a network scores, in the layout that is fastest for so many.</summary>
internal sealed class ScoringInput
{
    private static readonly long[] ChannelsToFront = [0, 3, 1, 2];

    private readonly long[] _shape;
    private readonly Device _device;
    private readonly bool _isOnCpu;
    private readonly BatchLayout _manyRows;
    private readonly BatchLayout _oneRow;
    private readonly long[] _oneRowSize;

    /// <param name="shape">The shape of a row.</param>
    /// <param name="device">Where the network is.</param>
    /// <param name="manyRows">The layout of batches.</param>
    /// <param name="oneRow">The layout of a batch of one row.</param>
    public ScoringInput(NetworkShape shape, Device device, BatchLayout manyRows, BatchLayout oneRow)
    {
        _shape = shape.Input;
        (_device, _isOnCpu) = (device, device.type == DeviceType.CPU);
        (_manyRows, _oneRow) = (manyRows, oneRow);
        _oneRowSize = SizeOf(1, oneRow);
    }

    /// <summary>The rows as a batch on the network's device. Everything made belongs to the scope that is open.</summary>
    /// <param name="rows">Count rows, one behind the other.</param>
    /// <param name="count">How many. At least 1.</param>
    public Tensor Of(ReadOnlySpan<float> rows, int count)
    {
        var layout = count == 1 ? _oneRow : _manyRows;
        var batch = empty(count == 1 ? _oneRowSize : SizeOf(count, layout), ScalarType.Float32);
        MemoryMarshal.AsBytes(rows).CopyTo(batch.bytes);
        if (!_isOnCpu)
            batch = batch.to(_device);
        // With one channel both layouts are the same bytes: one view says which it is.
        return IsSameBytes(layout) ? batch.permute(ChannelsToFront) : layout.Lay(batch);
    }

    private long[] SizeOf(int count, BatchLayout layout)
        => IsSameBytes(layout) ? [count, _shape[1], _shape[2], 1] : [count, .. _shape];

    private bool IsSameBytes(BatchLayout layout) => layout == BatchLayout.ChannelsLast && _shape[0] == 1;
}
