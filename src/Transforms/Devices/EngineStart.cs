using System.Security.Cryptography;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>Loads the engine (libtorch: some 0.3 s) while the file of a model is still being read.</summary>
internal static class EngineStart
{
    private static readonly Lazy<Task> Loading = new(Start);

    /// <summary>Begins it, once in a process; returns at once.</summary>
    public static void Begin() => _ = Loading.Value;

    /// <summary>Waits for its end, if it was begun: two threads should not load the engine at the same time.</summary>
    public static void Wait()
    {
        if (Loading.IsValueCreated)
            Loading.Value.Wait();
    }

    // A process that ended while libtorch sets itself up would be aborted: its end waits.
    private static Task Start()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Wait();
        return Task.Run(Load);
    }

    private static void Load()
    {
        try
        {
            FindSystemFunctions();
            TryInitializeDeviceType(DeviceType.CPU);
        }
        catch (Exception)
        {
            // Who needs the engine next meets the same fault, where it can be said.
        }
    }

    // The system's loader stays locked while libtorch sets itself up (0.2 s), and whoever calls a system function for the first time then
    // waits as long. Reading a model calls those of SHA-256 and of locks, so they are found before.
    private static void FindSystemFunctions()
    {
        using var nothing = new MemoryStream([0]);
        SHA256.HashData(nothing);
        SHA256.HashData([]);
        var gate = new Lock();
        lock (gate)
        {
        }
    }
}
