using System.Runtime.InteropServices;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms;

/// <summary>Rows in, scores out: one forward pass a call, from any number of threads at once and without a lock.</summary>
internal sealed class NetworkScorer : IDisposable
{
    private const int MostRows = 256;
    private const int BytesPerBatch = 16 << 20;

    private readonly Module<Tensor, Tensor> _network;
    private readonly Module<Tensor, Tensor> _scoring;
    private readonly Module<Tensor, Tensor> _form;
    private readonly NetworkShape _shape;
    private readonly ScoringTask _task;
    private readonly OutputActivation _activation;
    private readonly Type _owner;
    private readonly ScoringInput _input;
    private readonly bool _givesVector;
    private volatile bool _disposed;

    /// <summary>Takes over the network of the state and puts it into evaluation mode.</summary>
    /// <param name="state">The network, its sizes and its task.</param>
    /// <param name="owner">Who is named as disposed where a score is wanted afterwards.</param>
    public NetworkScorer(ScoringState state, Type owner)
    {
        (_network, _shape, _task, _activation, _owner) = (state.Network, state.Shape, state.Task, state.Builder.OutputActivation, owner);
        var device = _network.parameters().FirstOrDefault()?.device ?? CPU;
        (RowSize, Outputs, _givesVector) = (FeatureColumns.SizeOf(_shape.Input), _task.Outputs, _task.OutputShape.Length == 1);
        _network.eval();
        _scoring = state.FoldBatchNorm ? FoldedNetwork.CopyOf(state, device) : _network;
        _form = InferenceForm.Of(_scoring);
        NetworkOwnership.Detach(_network);
        // What features are is found by running the network, and need not be what its builder was asked for.
        var layout = BatchLayouts.FastestFor(_network, _shape, device, checksOutput: _task is not FeatureTask);
        _input = new ScoringInput(_shape, device, layout, layout.ForOneRow(_network, _shape));
    }

    /// <summary>Values in a row.</summary>
    public int RowSize { get; }

    /// <summary>Scores of a row.</summary>
    public int Outputs { get; }

    /// <summary>The rows to give at once: 256, or fewer where rows are large.</summary>
    public int RowsPerBatch => Math.Clamp(BytesPerBatch / Math.Max(1, RowSize * sizeof(float)), 1, MostRows);

    /// <summary>Scores rows that lie one behind the other.</summary>
    /// <param name="rows">Count times <see cref="RowSize"/> values.</param>
    /// <param name="scores">Receives count times <see cref="Outputs"/> values.</param>
    public void Score(ReadOnlySpan<float> rows, Span<float> scores)
    {
        ObjectDisposedException.ThrowIf(_disposed, _owner);
        // Scope and mode belong to this thread, so neither outlives the call.
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var count = rows.Length / RowSize;
        var output = Forward(_input.Of(rows, count));
        if (!IsExpected(output, count))
            CheckShape(output.shape, count);
        MemoryMarshal.Cast<byte, float>(Readable(_task.Finish(output, _activation)).bytes).CopyTo(scores);
    }

    public void Dispose()
    {
        _disposed = true;
        _form.Dispose();
        _scoring.Dispose();
        _network.Dispose();
    }

    // Each of these would make a tensor even where there is nothing to do.
    private static Tensor Readable(Tensor output)
    {
        if (output.dtype != float32)
            output = output.to(float32);
        if (output.device_type != DeviceType.CPU)
            output = output.cpu();
        return output.is_contiguous() ? output : output.contiguous();
    }

    private Tensor Forward(Tensor input)
    {
        try
        {
            return _form.call(input);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new InvalidOperationException(
                $"The network fails on {input.shape[0]} rows of {_shape.InputText}: {error.Message}", error);
        }
    }

    // Almost always so, and said without an array.
    private bool IsExpected(Tensor output, int count)
        => _givesVector && output.dim() == 2 && output.size(0) == count && output.numel() == (long)count * Outputs;

    // A single number may come without a dimension of its own.
    private void CheckShape(long[] given, int count)
    {
        long[] wanted = [count, .. _task.OutputShape];
        var fits = given.AsSpan().SequenceEqual(wanted) || (Outputs == 1 && given.AsSpan().SequenceEqual([count]));
        if (!fits)
            throw new InvalidOperationException(
                $"The network gives [{string.Join(", ", given)}] for {count} rows of {_shape}; expected [{string.Join(", ", wanted)}].");
    }
}
