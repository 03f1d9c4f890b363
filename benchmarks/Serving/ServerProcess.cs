using System.Diagnostics;
using MLNetTorch.Samples.Web;

namespace MLNetTorch.Benchmarks.Serving;

/// <summary>A server in a process of its own, ready to answer.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string OpenMpBlas = "/usr/lib/x86_64-linux-gnu/openblas-openmp";

    private readonly Process process;

    private ServerProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its resident memory now, in MiB.</summary>
    public double ResidentMiB
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    public static Task<ServerProcess> StartOursAsync(string model, string data) =>
        StartAsync("dotnet", typeof(DigitWeb).Assembly.Location, "--port", "0", "--quick", "--model", model, "--data", data);

    public static Task<ServerProcess> StartPeerAsync() => StartAsync("/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "peers", "serving.py"));

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        // Both sides: the same BLAS, no preset that switches its kernels off, no threads of libtorch beside those of the server.
        start.Environment.Remove("OPENBLAS_CORETYPE");
        start.Environment.Remove("OPENBLAS_L2_SIZE");
        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment["LD_LIBRARY_PATH"] = OpenMpBlas;
        var process = Process.Start(start)!;
        var address = AddressIn(process) ?? throw new InvalidOperationException($"'{program} {arguments[0]}' ended without telling where it listens.");

        // Whatever else it prints must not fill the pipe.
        _ = process.StandardOutput.ReadToEndAsync();
        var server = new ServerProcess(process, address);
        await server.BecomesReadyAsync();
        return server;
    }

    private static Uri? AddressIn(Process process)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            var at = line.IndexOf("http://", StringComparison.Ordinal);
            if (at >= 0)
            {
                return new Uri(line[at..]);
            }
        }

        return null;
    }

    private async Task BecomesReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var isReady = false; !isReady; await Task.Delay(100))
        {
            using var health = await client.GetAsync("/health");
            isReady = health.IsSuccessStatusCode;
        }
    }
}
