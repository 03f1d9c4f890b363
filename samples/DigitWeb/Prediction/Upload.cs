using System.Buffers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace MLNetTorch.Samples.Web;

/// <summary>What a request brings, read to its end or refused: never more than the limit in memory, and nothing on the disk.</summary>
internal sealed record Upload(byte[] Bytes, bool IsJson)
{
    private const int ChunkSize = 16 << 10;

    public static async Task<Upload> ReadAsync(HttpRequest request, RequestLimits limits, CancellationToken stop)
    {
        var body = await ReadBodyAsync(request, limits.UploadBytes, stop);
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        var file = Is(type, "multipart/form-data") ? await OnlyFileAsync(body, type!, stop) : body;
        return file.Length == 0 ? throw Refused.Empty() : new Upload(file, Is(type, "application/json"));
    }

    private static bool Is(MediaTypeHeaderValue? type, string name) => type?.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase) == true;

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, int limit, CancellationToken stop)
    {
        if (request.ContentLength > limit)
        {
            throw Refused.TooLarge(limit);
        }

        using var body = new MemoryStream((int)(request.ContentLength ?? ChunkSize));
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            for (int count; (count = await request.Body.ReadAsync(chunk, stop)) > 0;)
            {
                body.Write(chunk, 0, body.Length + count <= limit ? count : throw Refused.TooLarge(limit));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        return body.ToArray();
    }

    private static async Task<byte[]> OnlyFileAsync(byte[] form, MediaTypeHeaderValue type, CancellationToken stop)
    {
        byte[]? only = null;
        try
        {
            var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
            var reader = new MultipartReader(boundary.Length == 0 ? throw Refused.BadForm("Its boundary is missing.") : $"{boundary}", new MemoryStream(form));
            while (await reader.ReadNextSectionAsync(stop) is { } section)
            {
                if (section.GetContentDispositionHeader()?.IsFileDisposition() == true)
                {
                    only = only is null ? await ToArrayAsync(section.Body, stop) : throw Refused.BadForm("It holds several files.");
                }
            }
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or ArgumentException)
        {
            throw Refused.BadForm("It is cut short or damaged.");
        }

        return only ?? throw Refused.BadForm("It holds no file.");
    }

    private static async Task<byte[]> ToArrayAsync(Stream stream, CancellationToken stop)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, stop);
        return copy.ToArray();
    }
}
