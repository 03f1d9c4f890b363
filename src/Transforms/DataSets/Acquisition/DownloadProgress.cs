namespace MLNetTorch;

/// <summary>How the download of a file gets on.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="BytesReceived">How much is here.</param>
/// <param name="BytesTotal">How much it will be; null where the source does not tell.</param>
public readonly record struct DownloadProgress(string File, string Source, long BytesReceived, long? BytesTotal);
