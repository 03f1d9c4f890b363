using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace MLNetTorch.Transforms;

/// <summary>From a folder to a view: options checked, files listed, and bad ones left out if that is the policy.</summary>
internal sealed class ImageFolderLoader
{
    private readonly IHost _host;
    private readonly ImageFolderOptions _options;

    public ImageFolderLoader(MLContext context, ImageFolderOptions options)
    {
        ImageFolderRules.Check(options);
        (_host, _options) = (((IHostEnvironment)context).Register("LoadImageFolder"), options);
    }

    public IDataView Load(string folder)
    {
        using var log = _host.Start("Loading");
        var listing = ImageFolderListing.Of(folder, _options);
        if (listing.EmptyLabels.Count > 0)
            Warn(log, listing.EmptyText);
        return _options.BadImages is SkipBadImages policy
            ? Checked(listing, policy, log)
            : new ImageFolderView(listing.Images, new ImageReader(_options.MaximumPixels, ImageReader.ThrowCure), null);
    }

    private ImageFolderView Checked(ImageFolderListing listing, SkipBadImages policy, IChannel log)
    {
        var (sound, skipped) = new FolderCheck(listing, _options, policy.MaximumNamed).Run();
        if (skipped.Count > 0)
            Warn(log, $"folder '{listing.Folder}', {listing.Images.Count} files, {skipped}");
        return new ImageFolderView(sound, new ImageReader(_options.MaximumPixels, ImageReader.SkipCure), skipped);
    }

    // Names of files may hold braces: they are no format.
    private static void Warn(IChannel log, string text) => log.Warning(MessageSensitivity.UserData, "{0}", text);
}
