using OxyPlot;

namespace MLNetTorch.Estimators;

/// <summary>How much room a text takes in the font of whoever looks at it: OxyPlot measures Arial, and others are wider.</summary>
internal sealed class TextMeasure() : PdfRenderContext(1, 1, OxyColors.White)
{
    private const double WidestFont = 1.4;

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        var size = base.MeasureText(text, fontFamily, fontSize, fontWeight);
        return new OxySize(size.Width * WidestFont, size.Height);
    }
}
