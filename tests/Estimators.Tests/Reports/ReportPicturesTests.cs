using System.Text.RegularExpressions;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Rows that are pictures are shown as pictures.</summary>
[TestClass]
public sealed class ReportPicturesTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Grey_runs_from_the_lowest_value_to_the_highest()
    {
        var png = PictureOf([1, 2, 3], LogitRow.Of("cat", -1, 0, 1, 3, 0.5f, float.NaN));
        Assert.AreEqual((3, 2, 1), (png.Width, png.Height, png.Channels));
        CollectionAssert.AreEqual(new byte[] { 0, 64, 128, 255, 96, 64 }, png.Pixels);
    }

    [TestMethod]
    public void Colour_is_put_together_of_its_three_planes()
    {
        var png = PictureOf([3, 2, 2], LogitRow.Of("cat", 0, 10, 20, 30, 40, 51, 60, 70, 80, 90, 100, 102));
        Assert.AreEqual((2, 2, 3), (png.Width, png.Height, png.Channels));
        CollectionAssert.AreEqual(new byte[] { 0, 100, 200, 25, 128, 225, 50, 150, 250, 75, 175, 255 }, png.Pixels);
    }

    [TestMethod]
    public void A_picture_of_one_value_is_no_error()
    {
        var png = PictureOf([1, 2, 2], LogitRow.Of("cat", 7, 7, 7, 7));
        CollectionAssert.AreEqual(new byte[4], png.Pixels);
    }

    [TestMethod]
    [DataRow(320, 480, 160, 106)]
    [DataRow(2, 1000, 142, 1)]
    [DataRow(161, 160, 80, 80)]
    public void A_large_picture_is_made_smaller_by_means(int height, int width, int smallWidth, int smallHeight)
    {
        var values = Enumerable.Range(0, height * width).Select(index => (float)(index % width)).ToArray();
        var png = PictureOf([1, height, width], LogitRow.Of("cat", values));
        Assert.AreEqual((smallWidth, smallHeight), (png.Width, png.Height));
        Assert.IsTrue(png.Pixels.Take(smallWidth).Zip(png.Pixels.Skip(1).Take(smallWidth - 1)).All(pair => pair.First <= pair.Second), "It grows from left to right.");
    }

    [TestMethod]
    [DataRow(2, 2, 2)]
    [DataRow(1, 1, 8)]
    public void What_is_no_picture_is_shown_as_values(int channels, int height, int width)
    {
        using var model = ReportedModel.Of(_ml, input: [channels, height, width]);
        var html = _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, [LogitRow.Of("cat", 1, 2, 3, 4, 5, 6, 7, 8.5f)])).ToHtml();
        Assert.Contains("<td>1, 2, 3, 4, 5, 6, 7, 8.5</td>", html);
        Assert.DoesNotContain("data:image/png", html);
    }

    private PngPicture PictureOf(long[] shape, LogitRow row)
    {
        using var model = ReportedModel.Of(_ml, input: shape);
        var html = _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, [row])).ToHtml();
        return PngPicture.Read(Convert.FromBase64String(Regex.Match(html, "data:image/png;base64,([A-Za-z0-9+/=]*)").Groups[1].Value));
    }
}
