using System.Globalization;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>The rows of highest loss: as pictures where the network reads one, else with their first values.</summary>
internal static class Examples
{
    private const int FirstValues = 8;
    private const int SmallPicture = 80;

    public static void Write(HtmlText page, RowFindings found, NetworkShape shape)
    {
        if (found.Worst.Count == 0)
            return;
        page.Open("section").Element("h2", "Highest losses");
        page.Element("p", $"The rows that the network is most wrong about. {found.LossText}", ("class", "soft"));
        var picture = PictureIn(shape);
        if (picture is { } place)
            Pictures(page, found, place.Offset, place.Shape);
        else
            Table(page, found);
        page.Close();
    }

    // Of several inputs the first that is a picture. Their values lie one behind the other.
    private static (int Offset, long[] Shape)? PictureIn(NetworkShape shape)
    {
        var offset = 0;
        foreach (var input in shape.Inputs)
        {
            if (FeaturePicture.IsPicture(input))
                return (offset, input);
            offset += FeatureColumns.SizeOf(input);
        }
        return null;
    }

    private static void Pictures(HtmlText page, RowFindings found, int offset, long[] shape)
    {
        page.Open("div", ("class", "examples"));
        foreach (var example in found.Worst)
        {
            var png = FeaturePicture.ToPng(example.Features.AsSpan(offset, FeatureColumns.SizeOf(shape)), shape);
            page.Open("figure").Single("img", ("src", $"data:image/png;base64,{Convert.ToBase64String(png)}"),
                ("alt", $"row {Number(example.Row)}"), ("class", shape[1] <= SmallPicture && shape[2] <= SmallPicture ? "small" : null));
            Caption(page, example);
            page.Close();
        }
        page.Close();
    }

    private static void Caption(HtmlText page, Example example)
    {
        page.Open("figcaption").Element("b", example.Actual).Text(" → ");
        page.Element("span", example.Predicted, ("class", ClassOf(example))).Text(Confidence(example)).Single("br");
        page.Element("span", $"loss {Loss(example)} · row {Number(example.Row)}", ("class", "soft")).Close();
    }

    private static void Table(HtmlText page, RowFindings found)
    {
        page.Open("div", ("class", "card"));
        HtmlTable.Figures(page, ["row", "actual", "predicted", "loss", "first values"], found.Worst.Select(example => ((IEnumerable<string>)
            [Number(example.Row), example.Actual, example.Predicted + Confidence(example), Loss(example), Values(example.Features)], false)));
        page.Close();
    }

    private static string? ClassOf(Example example) => example.IsRight switch { true => "right", false => "wrong", null => null };

    private static string Loss(Example example) => example.Loss.ToString("G4", CultureInfo.InvariantCulture);

    private static string Confidence(Example example)
        => example.Confidence is { } share ? string.Create(CultureInfo.InvariantCulture, $" ({100 * share:0.0}%)") : "";

    private static string Values(float[] features)
        => string.Join(", ", features.Take(FirstValues).Select(value => value.ToString("G4", CultureInfo.InvariantCulture)))
            + (features.Length > FirstValues ? ", …" : "");

    private static string Number(long row) => row.ToString(CultureInfo.InvariantCulture);
}
