using Microsoft.Extensions.Options;

namespace MLNetTorch.Samples.Web;

/// <summary>POST /api/predict: a picture or 784 values in, probabilities out.</summary>
internal static class PredictionEndpoints
{
    public const string Path = "/api/predict";

    public static void MapPrediction(this IEndpointRouteBuilder routes) => routes.MapPost(Path, PredictAsync);

    private static async Task<IResult> PredictAsync(
        HttpContext context, ModelStore models, IOptions<RequestLimits> limits, CancellationToken stop)
    {
        try
        {
            var model = models.Current ?? throw Refused.NotReady();
            var upload = await Upload.ReadAsync(context.Request, limits.Value, stop);
            return TypedResults.Ok(upload.IsJson
                ? await model.ReadAsync(PixelJson.Parse(upload.Bytes), stop)
                : await model.ReadAsync(CheckedPicture(upload.Bytes, limits.Value), stop));
        }
        catch (RefusedException refused)
        {
            PredictionMetricsMiddleware.NoteReason(context, refused.Reason);
            if (refused.MayComeBack)
            {
                context.Response.Headers.RetryAfter = "1";
            }

            return refused.ToProblem();
        }
    }

    // Before anything is decoded.
    private static DigitPreparation.PictureFile CheckedPicture(byte[] file, RequestLimits limits)
    {
        var kind = PictureHeader.KindOf(file) ?? throw Refused.UnknownType();
        var size = PictureHeader.SizeOf(kind, file)
            ?? throw Refused.BadPicture($"It begins like a {kind} file, but its header is cut short or damaged.");
        if (size.Pixels > limits.Pixels)
        {
            throw Refused.TooManyPixels(size, limits.Pixels);
        }

        return PictureEnd.IsThere(kind, file) ? new() { File = file } : throw Refused.BadPicture(Decoding.Unreadable);
    }
}
