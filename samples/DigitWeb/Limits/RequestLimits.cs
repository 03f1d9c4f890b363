using System.ComponentModel.DataAnnotations;

namespace MLNetTorch.Samples.Web;

/// <summary>How much a request may ask for; the section "Limits" of the configuration.</summary>
internal sealed class RequestLimits
{
    /// <summary>Bytes of an upload.</summary>
    [Range(1024, 64 << 20)]
    public int UploadBytes { get; set; } = 1 << 20;

    /// <summary>
    /// Pixels of a picture, as its header says: a small file can promise a huge picture. Each pixel takes 8 bytes while it is read.
    /// </summary>
    [Range(28 * 28, 1 << 28)]
    public long Pixels { get; set; } = 4096 * 4096;

    /// <summary>Requests that may wait for an engine; more are told to come back later.</summary>
    [Range(0, 100_000)]
    public int QueueLength { get; set; } = 256;

    /// <summary>From the request's first byte to the answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
