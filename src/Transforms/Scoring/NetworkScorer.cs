using System.Runtime.InteropServices;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms;

/// <summary>Rows in, probabilities out: one forward pass a call, from any number of threads at once and without a lock.</summary>
internal sealed class NetworkScorer : IDisposable
{
    private const int MostRows = 256;
    private const int BytesPerBatch = 16 << 20;

    private readonly Module<Tensor, Tensor> _network;
    private readonly NetworkShape _shape;
    private readonly OutputActivation _activation;
    private readonly Device _device;
    private readonly BatchLayout _layout;
    private volatile bool _disposed;

    /// <summary>Takes over the network and puts it into evaluation mode.</summary>
    public NetworkScorer(Module<Tensor, Tensor> network, NetworkShape shape, OutputActivation activation)
    {
        _network = network;
        _shape = shape;
        _activation = activation;
        _device = network.parameters().FirstOrDefault()?.device ?? CPU;
        RowSize = FeatureColumns.SizeOf(shape.Input);
        Classes = checked((int)shape.Output);
        network.eval();
        NetworkOwnership.Detach(network);
        _layout = BatchLayouts.FastestFor(network, shape, _device);
    }

    /// <summary>Values in a row.</summary>
    public int RowSize { get; }

    /// <summary>Probabilities of a row.</summary>
    public int Classes { get; }

    /// <summary>The rows to give at once: 256, or fewer where rows are large.</summary>
    public int RowsPerBatch => Math.Clamp(BytesPerBatch / Math.Max(1, RowSize * sizeof(float)), 1, MostRows);

    /// <summary>Scores rows that lie one behind the other.</summary>
    /// <param name="rows">Count times <see cref="RowSize"/> values.</param>
    /// <param name="probabilities">Receives count times <see cref="Classes"/> values.</param>
    public void Score(ReadOnlySpan<float> rows, Span<float> probabilities)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(TorchClassificationTransformer));
        // Scope and mode belong to this thread, so neither outlives the call.
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var count = rows.Length / RowSize;
        var output = Forward(ToTensor(rows, count));
        if (output.shape is not [var given, var classes] || given != count || classes != Classes)
            throw new InvalidOperationException(
                $"The network gives [{string.Join(", ", output.shape)}] for {count} rows of {_shape}; expected [{count}, {Classes}].");
        ReadOnlySpan<byte> result = Probabilities(output).to(float32).cpu().contiguous().bytes;
        MemoryMarshal.Cast<byte, float>(result).CopyTo(probabilities);
    }

    public void Dispose()
    {
        _disposed = true;
        _network.Dispose();
    }

    private Tensor ToTensor(ReadOnlySpan<float> rows, int count)
    {
        long[] size = [count, .. _shape.Input];
        var input = empty(size, float32);
        MemoryMarshal.AsBytes(rows).CopyTo(input.bytes);
        return _layout.Lay(input.to(_device));
    }

    private Tensor Forward(Tensor input)
    {
        try
        {
            return _network.call(input);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new InvalidOperationException(
                $"The network fails on {input.shape[0]} rows of {string.Join('x', _shape.Input)}: {error.Message}", error);
        }
    }

    private Tensor Probabilities(Tensor output) => _activation switch
    {
        OutputActivation.Softmax => output,
        OutputActivation.LogSoftmax => output.exp(),
        _ => output.softmax(1),
    };
}
