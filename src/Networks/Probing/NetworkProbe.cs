using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Runs a network once without training it, to find out what it gives or where it fails.</summary>
public static class NetworkProbe
{
    /// <summary>
    /// A dry run: one forward pass in evaluation mode without gradients. The network is left as it was found, and every tensor made on the way is freed.
    /// </summary>
    /// <param name="network">The network; no other thread may be running it.</param>
    /// <param name="batch">Examples <c>[N, *]</c>, on the network's device.</param>
    /// <param name="builtFor">
    /// The sizes that the network was built for: told in messages, and the output is checked against them. One number may come as <c>[N]</c> or <c>[N, 1]</c>.
    /// </param>
    /// <returns>The output's dimensions without the batch dimension.</returns>
    /// <exception cref="NetworkShapeException">A layer cannot take its input, or the output is not what was asked for.</exception>
    public static long[] Run(Module<Tensor, Tensor> network, Tensor batch, NetworkShape? builtFor = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = NewDisposeScope();
        using var evaluation = new EvaluationMode(network);
        using var noGradients = no_grad();
        using var tracer = new LayerTracer(network);
        Tensor output;
        try
        {
            output = network.call(batch);
        }
        catch (Exception fault)
        {
            throw new NetworkShapeException($"{ShapeFault.Describe(tracer, batch.shape, fault)}{BuiltFor(builtFor)}", fault);
        }

        return CheckedOutput(output.shape, batch.shape, builtFor);
    }

    /// <summary>
    /// Checks that no module is registered inside itself. TorchSharp's own walks over such a network, <c>parameters()</c> and <c>Dispose()</c> among
    /// them, would never end: so call it first, on a network that comes from elsewhere.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidOperationException">A module is registered inside itself; the message names its path.</exception>
    public static void RequireTree(Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        foreach (var _ in LayerPath.AllOf(network))
        {
            // The walk itself is the check.
        }
    }

    /// <summary>
    /// Whether a training step of this network draws random numbers, as dropout does. Runs one forward pass in training mode; buffers such as running
    /// means, the random numbers of the process and the network's mode are left as they were found.
    /// </summary>
    /// <param name="network">The network; no other thread may be running it.</param>
    /// <param name="batch">At least two examples <c>[N, *]</c>, on the CPU: batch normalisation cannot train on one.</param>
    /// <returns>Whether the CPU's random numbers were used.</returns>
    public static bool DrawsRandomNumbers(Module<Tensor, Tensor> network, Tensor batch)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var stream = new RandomStream(0);
        using var mode = new EvaluationMode(network);
        var buffers = network.named_buffers().Select(entry => (entry.buffer, copy: entry.buffer.clone())).ToList();
        var before = stream.State;
        try
        {
            network.train();
            stream.Run(() => network.call(batch));
        }
        finally
        {
            foreach (var (buffer, copy) in buffers)
            {
                buffer.copy_(copy);
            }
        }

        return !stream.State.bytes.SequenceEqual(before.bytes);
    }

    private static long[] CheckedOutput(long[] output, long[] batch, NetworkShape? builtFor)
    {
        if (output.Length == 0 || output[0] != batch[0])
        {
            throw new NetworkShapeException(
                $"The network gave [{string.Join(", ", output)}] for a batch of [{string.Join(", ", batch)}]; "
                + $"expected one output an example, [{batch[0]}, …]{BuiltFor(builtFor)}");
        }

        // A single number may come without a dimension of its own.
        var single = builtFor is { Output: 1 } && output.Length == 1;
        if (builtFor is not null && !single && !output.AsSpan(1).SequenceEqual([builtFor.Output]))
        {
            throw new NetworkShapeException(
                $"The network gives [{string.Join(", ", output)}] for {batch[0]} examples; expected [{batch[0]}, {builtFor.Output}]{BuiltFor(builtFor)}");
        }

        return output[1..];
    }

    private static string BuiltFor(NetworkShape? shape) => shape is null ? "." : $"; the network was built for {shape}.";
}
