using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using OxyPlot;

namespace MLNetTorch.Estimators;

/// <summary>A plot as SVG text: a file of its own, or a part of a page that gives it font and colours.</summary>
internal static partial class PlotSvg
{
    private const string Font = "Helvetica, Arial, 'Liberation Sans', sans-serif";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>A file of its own, on white.</summary>
    public static string File(Plot plot, int width = 720, int height = 400)
    {
        var model = plot.ToModel();
        (model.Title, model.TitleFontSize, model.TitleFontWeight) = (Writable(plot.Title), 15, FontWeights.Bold);
        model.TitleHorizontalAlignment = TitleHorizontalAlignment.CenteredWithinView;
        model.Background = OxyColors.White;
        return Export(model, plot, width, height).ToString();
    }

    /// <summary>A part of a page, as wide as the page lets it be.</summary>
    /// <param name="plot">What is drawn.</param>
    /// <param name="id">A name that no other plot of the page has.</param>
    /// <param name="width">How wide it is where letters have their normal size.</param>
    /// <param name="height">How high it is then.</param>
    public static string Inline(Plot plot, string id, int width = 520, int height = 280)
    {
        var root = Export(plot.ToModel(), plot, width, height);
        root.Attribute("width")!.Remove();
        root.Attribute("height")!.Remove();
        foreach (var attribute in root.DescendantsAndSelf().Attributes())
            attribute.Value = InPage(attribute, id);
        // A fill that is a variable is understood in a style only.
        foreach (var text in root.Descendants(Svg + "text"))
        {
            text.SetAttributeValue("style", $"fill:{text.Attribute("fill")!.Value}");
            text.Attribute("fill")!.Remove();
        }
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Export(PlotModel model, Plot plot, int width, int height)
    {
        var exporter = new SvgExporter { Width = width, Height = height, TextMeasurer = new TextMeasure() };
        exporter.UseVerticalTextAlignmentWorkaround = true;
        var text = exporter.ExportToString(model);
        // Where drawing fails, OxyPlot draws the message instead.
        if (model.GetLastPlotException() is { } fault)
            throw new InvalidOperationException($"The plot '{plot.Title}' cannot be drawn: {fault.Message}", fault);
        var root = XElement.Parse(text);
        root.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}"));
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-label", Writable(plot.Title));
        root.SetAttributeValue("font-family", Font);
        root.Descendants(Svg + "text").Attributes("font-family").Remove();
        // Clipping keeps lines within the axes. Texts it would only cut, where a font is wider than was thought.
        root.Descendants(Svg + "g").Where(group => group.Descendants(Svg + "text").Any()).Attributes("clip-path").Remove();
        return root;
    }

    // XML has no way to write most control characters, not even escaped.
    private static string Writable(string text) => string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '\uFFFD'));

    // Names are common to a whole page, and so are the colours of its inks.
    private static string InPage(XAttribute attribute, string id) => attribute.Name.LocalName switch
    {
        "id" => id + attribute.Value,
        "clip-path" => attribute.Value.Replace("#", "#" + id, StringComparison.Ordinal),
        "font-family" => "inherit",
        "style" or "fill" or "stroke" => Colors().Replace(attribute.Value, match => Variable(match.Value)),
        _ => attribute.Value,
    };

    private static string Variable(string color)
        => PlotInk.All.FirstOrDefault(ink => Text(ink.Color) == color) is { } ink ? $"var({ink.Variable})" : color;

    private static string Text(OxyColor color) => string.Create(CultureInfo.InvariantCulture, $"rgb({color.R},{color.G},{color.B})");

    [GeneratedRegex(@"rgb\(\d+,\d+,\d+\)")]
    private static partial Regex Colors();
}
