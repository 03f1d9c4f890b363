namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class FolderImagesTests
{
    private static readonly string Root = Path.GetFullPath("pictures");

    [TestMethod]
    public void Labels_and_paths_come_back_with_empty_labels_anywhere()
    {
        var images = new FolderImages(Root, [("none", []), ("ä", ["1.jpg", "deeper/2.jpg"]), ("no", []), ("nothing", []), ("b", ["猫.png"]), ("end", [])]);

        Assert.AreEqual(3, images.Count);
        CollectionAssert.AreEqual(new[] { "ä", "ä", "b" }, Enumerable.Range(0, 3).Select(images.LabelOf).ToArray());
        CollectionAssert.AreEqual(new[] { "ä/1.jpg", "ä/deeper/2.jpg", "b/猫.png" }, Enumerable.Range(0, 3).Select(images.ShortPathOf).ToArray());
        Assert.AreEqual(Path.Combine(Root, "b", "猫.png"), images.PathOf(2));
        Assert.ThrowsExactly<IndexOutOfRangeException>(() => images.PathOf(3));
    }

    [TestMethod]
    public void Rows_can_be_left_out()
    {
        var images = new FolderImages(Root, [("a", ["0", "1", "2"]), ("b", ["3"]), ("c", ["4", "5"])]).Without(row => row is 1 or 3 or 5);
        CollectionAssert.AreEqual(new[] { "a/0", "a/2", "c/4" }, Enumerable.Range(0, images.Count).Select(images.ShortPathOf).ToArray());
    }

    [TestMethod]
    public void A_file_takes_few_bytes()
    {
        string[] names = [.. Enumerable.Range(0, 100_000).Select(number => $"{number:000000}.jpg")];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var images = new FolderImages(Root, [("a", names)]);
        var taken = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.IsLessThan(20 * names.Length, taken);
        GC.KeepAlive(images);
        GC.KeepAlive(names);
    }
}
