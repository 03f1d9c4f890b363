using System.IO.Compression;

namespace MLNetTorch.Transforms;

/// <summary>A web address under which each file lies, gzipped or as it is.</summary>
internal sealed class MirrorSource : IDataFileSource
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SilenceTimeout = TimeSpan.FromSeconds(20);

    private readonly Uri _address;
    private readonly HttpClient _client;
    private readonly bool _packed;

    public MirrorSource(Uri address, HttpMessageHandler? handler = null, bool packed = true)
    {
        (_address, _packed) = (address, packed);
        _client = new HttpClient(handler ?? new SocketsHttpHandler { ConnectTimeout = ConnectTimeout }) { Timeout = AnswerTimeout };
    }

    public string Name => _address.ToString();

    public void Fetch(DataFile file, Stream destination, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        // On a pool thread, so that a caller's synchronisation context cannot block the answer.
        Task.Run(() => FetchAsync(file, destination, progress, cancellationToken), CancellationToken.None).GetAwaiter().GetResult();
    }

    public void Dispose() => _client.Dispose();

    private async Task FetchAsync(DataFile file, Stream destination, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _client.GetAsync(
                new Uri(_address, _packed ? file.Name + ".gz" : file.Name), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                throw new DataSourceException($"answered {(int)answer.StatusCode} {answer.ReasonPhrase}", isGone: false);
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await using var body = new ReportingStream(
                await answer.Content.ReadAsStreamAsync(silence.Token), received =>
                {
                    silence.CancelAfter(SilenceTimeout);
                    progress.Report(new DownloadProgress(file.Name, _address.Host, received, answer.Content.Headers.ContentLength));
                });
            await using Stream content = _packed ? new GZipStream(body, CompressionMode.Decompress) : body;
            silence.CancelAfter(SilenceTimeout);
            await content.CopyToAsync(destination, silence.Token);
            progress.Report(new DownloadProgress(file.Name, _address.Host, body.Position, body.Position));
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DataSourceException("did not answer in time", isGone: true, fault);
        }
        catch (HttpRequestException fault)
        {
            throw new DataSourceException($"cannot be reached: {fault.Message}", isGone: true, fault);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            throw new DataSourceException($"broke off: {fault.Message}", isGone: false, fault);
        }
    }
}
