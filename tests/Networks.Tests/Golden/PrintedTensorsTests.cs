namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>Tensors are printed as PyTorch prints them.</summary>
[TestClass]
public sealed class PrintedTensorsTests
{
    public static IEnumerable<object[]> Names => GoldenFile.NamesAt("printing", "repr_tensor").Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_tensor_is_printed_as_the_reference_prints_it(string name) =>
        GoldenText.AreEqual(GoldenFile.At("printing", "repr_tensor", name).GetString()!, PrintedTensors.Named(name), name);
}
