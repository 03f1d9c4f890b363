namespace MLNetTorch.Samples.Web.Tests;

[TestClass]
public sealed class PictureHeaderTests
{
    [TestMethod]
    public void Sizes_are_read_from_the_header()
    {
        Assert.AreEqual(new PictureSize(30, 20), SizeOf(Pictures.Save("png", 30, 20, (_, _) => (9, 255)), PictureKind.Png));
        Assert.AreEqual(new PictureSize(30, 20), SizeOf(Pictures.Save("jpg", 30, 20, (_, _) => (9, 255)), PictureKind.Jpeg));
        Assert.AreEqual(new PictureSize(28, 28), SizeOf(Pictures.Bmp(new byte[784]), PictureKind.Bmp));
        Assert.AreEqual(new PictureSize(28, 28), SizeOf(Pictures.Gif, PictureKind.Gif));
        Assert.AreEqual(new PictureSize(7, 9), SizeOf([.. "BM"u8, .. new byte[12], 12, 0, 0, 0, 7, 0, 9, 0, 1, 0, 24, 0], PictureKind.Bmp));
        Assert.AreEqual(new PictureSize(uint.MaxValue, uint.MaxValue), SizeOf(Pictures.PngHeader(uint.MaxValue, uint.MaxValue), PictureKind.Png));
    }

    [TestMethod]
    public void Any_bytes_give_an_answer()
    {
        byte[][] files = [Pictures.Seven, Pictures.Gif, Pictures.Bmp(new byte[784]), Pictures.Sheet("jpg", Pictures.Digits[0].Image, 2, 1, 1, 0, 255)];
        var random = new Random(1);
        for (var round = 0; round < 100_000; round++)
        {
            var whole = files[round % 4];
            var file = whole[..random.Next(1, Math.Min(200, whole.Length))];
            for (var change = random.Next(4); change > 0; change--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            if (PictureHeader.KindOf(file) is { } kind && PictureHeader.SizeOf(kind, file) is { } size)
            {
                Assert.IsTrue(size.Pixels > 0);
                PictureEnd.IsThere(kind, file);
            }
        }
    }

    [TestMethod]
    public void A_file_is_whole_or_it_is_not()
    {
        var jpeg = Pictures.Sheet("jpg", Pictures.Digits[0].Image, 2, 1, 1, 0, 255);
        foreach (var file in new[] { Pictures.Seven, jpeg, Pictures.Bmp(new byte[784]), Pictures.Gif })
        {
            var kind = PictureHeader.KindOf(file)!.Value;
            Assert.IsTrue(PictureEnd.IsThere(kind, file), $"{kind}");
            Assert.IsTrue(PictureEnd.IsThere(kind, [.. file, 0, 0]), $"{kind} and zeros");
            for (var length = 60; length < file.Length; length++)
                Assert.IsFalse(PictureEnd.IsThere(kind, file.AsSpan(0, length)), $"{kind}, {length} of {file.Length} bytes");
        }
    }

    private static PictureSize? SizeOf(byte[] file, PictureKind kind)
    {
        Assert.AreEqual(kind, PictureHeader.KindOf(file));
        return PictureHeader.SizeOf(kind, file);
    }
}
