using OxyPlot;

namespace MLNetTorch.Benchmarks.Growth;

/// <summary>Measures texts for whoever has a wider font than the Arial that OxyPlot measures.</summary>
internal sealed class WideTexts() : PdfRenderContext(1, 1, OxyColors.White)
{
    private const double WidestFont = 1.4;

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        var size = base.MeasureText(text, fontFamily, fontSize, fontWeight);
        return new OxySize(size.Width * WidestFont, size.Height);
    }
}
