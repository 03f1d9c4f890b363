namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>Modules are printed as PyTorch prints them.</summary>
[TestClass]
public sealed class PrintedModulesTests
{
    public static IEnumerable<object[]> Names => GoldenFile.NamesAt("printing", "repr_module").Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_module_is_printed_as_the_reference_prints_it(string name)
    {
        using var module = PrintedModules.Named(name);
        GoldenText.AreEqual(GoldenFile.At("printing", "repr_module", name).GetString()!, ModuleText.Of(module), name);
    }
}
