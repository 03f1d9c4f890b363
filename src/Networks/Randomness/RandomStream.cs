using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>
/// A stream of libtorch's random numbers of its own. Layers and functions that only know the process-wide generator draw from this stream while
/// <see cref="Run{T}"/> runs them; the process-wide generator is left as it was found, bit for bit.
/// </summary>
/// <remarks>
/// Streams of different threads do not disturb each other: one draws at a time. Code outside any stream that draws at the very same moment on
/// another thread would draw from the stream in use. CPU only: numbers drawn on a GPU come from the GPU's generator.
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of random numbers, the usual term; it has nothing to do with System.IO.")]
public sealed class RandomStream : IDisposable
{
    // The generator is one for the process, so the gate has to be, too.
    private static readonly Lock Gate = new();
    private Tensor state;
    private bool drawing;

    /// <summary>A stream that gives the numbers of <c>torch.manual_seed(seed)</c>.</summary>
    /// <param name="seed">Any number.</param>
    public RandomStream(long seed)
    {
        using var generator = new Generator(unchecked((ulong)seed));
        state = generator.get_state().DetachFromDisposeScope();
    }

    /// <summary>Where the stream stands: to be kept in a checkpoint. Reading gives a copy, which the reader disposes; setting copies.</summary>
    /// <exception cref="ArgumentException">It is not a state of libtorch's CPU generator.</exception>
    public Tensor State
    {
        get
        {
            lock (Gate)
            {
                return Alive().clone();
            }
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            lock (Gate)
            {
                if (value.dtype != ScalarType.Byte || !value.shape.AsSpan().SequenceEqual(Alive().shape))
                {
                    throw new ArgumentException(
                        $"A random state is {value.dtype} of shape [{string.Join(", ", value.shape)}]; "
                        + $"expected Byte of shape [{string.Join(", ", state.shape)}], as RandomStream.State gives.",
                        nameof(value));
                }

                Keep(value.clone());
            }
        }
    }

    /// <summary>Runs code whose random numbers come from this stream.</summary>
    /// <typeparam name="T">What the code returns.</typeparam>
    /// <param name="draw">The code. It may itself call <see cref="Run{T}"/>; it must not wait for another thread that does.</param>
    /// <returns>What the code returned.</returns>
    public T Run<T>(Func<T> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        lock (Gate)
        {
            if (drawing)
            {
                return draw();
            }

            using var found = get_rng_state().DetachFromDisposeScope();
            try
            {
                set_rng_state(Alive());
                drawing = true;
                return draw();
            }
            finally
            {
                if (drawing)
                {
                    drawing = false;
                    Keep(get_rng_state());
                }

                set_rng_state(found);
            }
        }
    }

    /// <summary>Runs code whose random numbers come from this stream.</summary>
    /// <param name="draw">The code.</param>
    public void Run(Action draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        Run(() =>
        {
            draw();
            return true;
        });
    }

    /// <summary>Frees the state.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            state.Dispose();
        }
    }

    private Tensor Alive()
    {
        ObjectDisposedException.ThrowIf(state.IsInvalid, this);
        return state;
    }

    private void Keep(Tensor newState)
    {
        state.Dispose();
        state = newState.DetachFromDisposeScope();
    }
}
