using Microsoft.Net.Http.Headers;

namespace MLNetTorch.Samples.Web;

/// <summary>The page's three files, from within the program.</summary>
internal static class PageEndpoints
{
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/", "index.html", "text/html; charset=utf-8");
        Map(routes, "/page.css", "page.css", "text/css; charset=utf-8");
        Map(routes, "/page.js", "page.js", "text/javascript; charset=utf-8");
    }

    // The tag lets a browser ask whether the file is still the one it has.
    private static void Map(IEndpointRouteBuilder routes, string path, string name, string contentType)
    {
        var content = Read(name);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(content))[..16]}\"");
        routes.MapGet(path, () => TypedResults.Bytes(content, contentType, entityTag: tag));
    }

    private static byte[] Read(string name)
    {
        using var resource = typeof(PageEndpoints).Assembly.GetManifestResourceStream($"Page/{name}")!;
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}
