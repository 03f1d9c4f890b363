using System.Reflection;

namespace MLNetTorch.Networks.Tests.Golden;

[TestClass]
public sealed class GoldenCoverageTests
{
    [TestMethod]
    public void Every_network_of_the_reference_is_checked_by_a_test()
    {
        var said = typeof(GoldenCoverageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<TestPropertyAttribute>())
            .Where(property => property.Name == "golden" && property.Value.StartsWith("networks/", StringComparison.Ordinal))
            .Select(property => property.Value["networks/".Length..])
            .Distinct();
        CollectionAssert.AreEquivalent(GoldenFile.NamesAt("networks").ToArray(), said.ToArray());
    }
}
