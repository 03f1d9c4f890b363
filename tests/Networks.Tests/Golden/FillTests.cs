namespace MLNetTorch.Networks.Tests.Golden;

[TestClass]
public sealed class FillTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(100)]
    [DataRow(9999)]
    public void The_formula_gives_the_reference_numbers(int tag)
    {
        var expected = GoldenFile.Doubles(GoldenFile.At("fill_check", $"u(tag={tag}, i=0..4)"));
        CollectionAssert.AreEqual(expected, Enumerable.Range(0, 5).Select(i => Fill.Unit(tag, i)).ToArray());
    }
}
