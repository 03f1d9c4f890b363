using TorchSharp;

namespace MLNetTorch.Estimators;

/// <summary>Asks libtorch for a number of threads, and gives the former number back at the end.</summary>
internal sealed class ThreadCount : IDisposable
{
    private static readonly Lock Gate = new();
    private static int _users;
    private static int _original;

    private ThreadCount(int threads)
    {
        lock (Gate)
        {
            // With several users at once the number to return to is that from before the first of them.
            if (_users++ == 0)
                _original = torch.get_num_threads();
            torch.set_num_threads(threads);
        }
    }

    /// <summary>Uses that many threads until disposed; null leaves all as it is.</summary>
    public static ThreadCount? Use(int? threads) => threads is { } count ? new ThreadCount(count) : null;

    /// <summary>Gives the former number back.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            _users--;
            torch.set_num_threads(_original);
        }
    }
}
