using System.Globalization;

namespace MLNetTorch.Samples.Web;

/// <summary>Every way in which a request can be refused.</summary>
internal static class Refused
{
    private const string Expected =
        "Send a PNG, JPEG, BMP or GIF picture of one digit, as the body or as the only file of a form, or a JSON array of 784 values.";

    public static RefusedException NotReady() => new(503, "not_ready", "The model is not loaded yet",
        "Ask /health, and come back when it says Healthy.");

    public static RefusedException Busy() => new(503, "busy", "Too many requests wait already", "Come back in a second.");

    public static RefusedException Empty() => new(400, "empty", "There is no picture in the request", Expected);

    public static RefusedException TooLarge(long limit) => new(413, "too_large", "The upload is too large",
        $"At most {Number(limit)} bytes are read. Send a smaller picture: 28x28 pixels are enough.");

    public static RefusedException UnknownType() => new(415, "unsupported_type", "The contents are no picture of a known kind", Expected);

    public static RefusedException BadForm(string fault) => new(400, "bad_form", "The form cannot be read", $"{fault} {Expected}");

    public static RefusedException BadJson(string fault) => new(400, "bad_json", "The JSON is no digit",
        $"{fault} Expected an array of 784 whole numbers from 0 (paper) to 255 (ink), 28 rows of 28 from the top.");

    public static RefusedException BadPicture(string fault) => new(400, "bad_picture", "The picture cannot be read", $"{fault} {Expected}");

    public static RefusedException TooManyPixels(PictureSize size, long limit) => new(413, "too_many_pixels", "The picture is too large",
        $"Its header says {size.Width}x{size.Height} pixels; at most {Number(limit)} are decoded. Send a smaller picture: 28x28 pixels are enough.");

    public static RefusedException NoDigit() => new(400, "no_digit", "There is no digit in the picture",
        "All its pixels have nearly the same shade. Expected dark ink on light paper, or light ink on dark paper.");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
