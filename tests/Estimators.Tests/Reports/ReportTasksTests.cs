using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Reports on networks that say yes or no, that predict numbers, and that read several columns.</summary>
[TestClass]
public sealed class ReportTasksTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Yes_and_no_are_two_classes()
    {
        using var model = new TorchBinaryTransformer(_ml, StateOf(1, new BinaryTask(), [1]));
        var rows = _ml.Data.LoadFromEnumerable<YesNoRow>(
            [new() { Label = true, Features = [2] }, new() { Label = true, Features = [-3] }, new() { Features = [-1] }, new() { Features = [0] }]);
        var html = _ml.Torch().Report(model).WithRows(rows).ToHtml();
        Assert.Contains("true taken for false: 1 (50.00%)", html);
        Assert.Contains("false taken for false: 2 (100.00%)", html);
        Assert.Contains("<span>Accuracy on the rows</span><b>75.00%</b>", html);
        double[] losses = [Softplus(-2), Softplus(3), Softplus(-1), Softplus(0)];
        Assert.Contains($"<span>Log-loss on the rows</span><b>{losses.Average():F4}</b>", html);
        Assert.Contains("<tbody><tr><td>1</td><td>true</td><td>false (95.3%)</td>", html);
    }

    [TestMethod]
    public void A_label_that_is_not_yes_or_no_is_named()
    {
        using var model = new TorchBinaryTransformer(_ml, StateOf(1, new BinaryTask(), [1]));
        var report = _ml.Torch().Report(model).WithRows(_ml.Data.LoadFromEnumerable<NumberRow>([new() { Features = [2] }]));
        Assert.Contains("needs Boolean", Assert.ThrowsExactly<ArgumentException>(report.ToHtml).Message);
    }

    [TestMethod]
    public void Numbers_are_measured_as_ML_NET_does()
    {
        using var model = new TorchRegressionTransformer(_ml, StateOf(1, new RegressionTask(), [1]));
        var random = new Random(3);
        var rows = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(row => new NumberRow
        {
            Label = row / 10f,
            Features = [(row / 10f) + (float)random.NextDouble()],
        }).ToList());
        var html = _ml.Torch().Report(model).WithRows(rows).ToHtml();
        var metrics = _ml.Regression.Evaluate(model.Transform(rows));
        Assert.Contains($"<span>Mean absolute error</span><b>{metrics.MeanAbsoluteError:F4}</b>", html);
        Assert.Contains($"<span>Root mean squared error</span><b>{metrics.RootMeanSquaredError:F4}</b>", html);
        Assert.Contains($"<span>R²</span><b>{metrics.RSquared:F4}</b>", System.Net.WebUtility.HtmlDecode(html));
        Assert.Contains("<h3>Residuals</h3><svg", html);
        Assert.DoesNotContain("Confusion", html);
    }

    [TestMethod]
    public void Every_row_is_a_point()
    {
        using var model = new TorchRegressionTransformer(_ml, StateOf(1, new RegressionTask(), [1]));
        var rows = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 25).Select(row => new NumberRow { Label = row, Features = [row % 7] }).ToList());
        Assert.AreEqual(25, Circles(_ml.Torch().Report(model).WithRows(rows).ToHtml(), "Predicted over actual"));
    }

    [TestMethod]
    public void Of_very_many_rows_some_are_drawn_and_all_are_measured()
    {
        using var model = new TorchRegressionTransformer(_ml, StateOf(1, new RegressionTask(), [1]));
        var rows = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 20_001).Select(row => new NumberRow { Label = row, Features = [row + (row % 3)] }));
        var html = _ml.Torch().Report(model).WithRows(rows).ToHtml();
        Assert.IsInRange(1000, 3000, Circles(html, "Predicted over actual"));
        Assert.Contains("<span>Rows measured</span><b>20,001</b>", html);
        Assert.Contains("<span>Mean absolute error</span><b>1.0000</b>", html);
    }

    [TestMethod]
    public void Several_numbers_have_a_line_each()
    {
        using var model = new TorchRegressionTransformer(_ml, StateOf(2, new RegressionTask(2, ["height", "<b>width"]), [2]));
        var rows = _ml.Data.LoadFromEnumerable<PairRow>(
            [new() { Label = [1, 2], Features = [2, 2] }, new() { Label = [3, 4], Features = [4, 8] }, new() { Label = [float.NaN, 4], Features = [4, 8] },
                new() { Label = [0, 0], Features = [float.NaN, 0] }]);
        var html = _ml.Torch().Report(model).WithRows(rows).ToHtml();
        Assert.Contains("<td>height</td><td>1.0000</td><td>1.0000</td><td>0.0000</td><td>1.0000</td><td>2</td>", html);
        Assert.Contains("<td>&lt;b&gt;width</td><td>2.0000</td>", html);
        Assert.Contains("<h3>Residuals of &lt;b&gt;width</h3>", html);
        Assert.Contains("1 rows have no label", html);
        Assert.Contains("no number for 1 rows", html);
        Assert.Contains("<td>1</td><td>3, 4</td><td>4, 8</td>", html);
    }

    [TestMethod]
    public void Another_count_of_numbers_is_named()
    {
        using var model = new TorchRegressionTransformer(_ml, StateOf(2, new RegressionTask(2), [2]));
        var rows = _ml.Data.LoadFromEnumerable<WideNumberRow>([new() { Features = [2, 2] }]);
        Assert.Contains("holds 1 numbers a row; the network predicts 2",
            Assert.ThrowsExactly<ArgumentException>(_ml.Torch().Report(model).WithRows(rows).ToHtml).Message);
    }

    [TestMethod]
    public void Of_several_inputs_the_picture_is_shown()
    {
        var state = StateOf(1, new RegressionTask(), [2], [1, 2, 3]);
        using var model = new TorchRegressionTransformer(_ml, state with { FeatureColumnNames = ["Numbers", "Image"] });
        var rows = _ml.Data.LoadFromEnumerable<TwoInputRow>([new() { Label = 1, Numbers = [50, 60], Image = [0, 1, 2, 3, 4, 5] }]);
        var html = _ml.Torch().Report(model).WithRows(rows).ToHtml();
        var png = PngPicture.Read(Convert.FromBase64String(Regex.Match(html, "data:image/png;base64,([A-Za-z0-9+/=]*)").Groups[1].Value));
        CollectionAssert.AreEqual(new byte[] { 0, 51, 102, 153, 204, 255 }, png.Pixels);
    }

    private static ScoringState StateOf(long outputs, ScoringTask task, params long[][] inputs)
    {
        var builder = Network.From(shape => new PassOn(shape.Output));
        var shape = NetworkShape.Of(inputs, outputs);
        return new ScoringState(builder, builder.Build(shape), shape, ["Features"], task, TrainingHistory.Empty);
    }

    private static double Softplus(double logit) => Math.Log(1 + Math.Exp(logit));

    private static int Circles(string html, string title)
    {
        var start = html.IndexOf("<svg", html.IndexOf($"<h3>{title}</h3>", StringComparison.Ordinal), StringComparison.Ordinal);
        var svg = XElement.Parse(html[start..(html.IndexOf("</svg>", start, StringComparison.Ordinal) + "</svg>".Length)]);
        return svg.Descendants().Count(each => each.Name.LocalName is "ellipse" or "circle");
    }

    private sealed class YesNoRow
    {
        public bool Label { get; set; }

        [VectorType(1)]
        public float[] Features { get; set; } = [];
    }

    private sealed class NumberRow
    {
        public float Label { get; set; }

        [VectorType(1)]
        public float[] Features { get; set; } = [];
    }

    private sealed class WideNumberRow
    {
        public float Label { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class PairRow
    {
        [VectorType(2)]
        public float[] Label { get; set; } = [];

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class TwoInputRow
    {
        public float Label { get; set; }

        [VectorType(2)]
        public float[] Numbers { get; set; } = [];

        [VectorType(1, 2, 3)]
        public float[] Image { get; set; } = [];
    }
}
