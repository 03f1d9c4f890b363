using Microsoft.ML;
using MLNetTorch.ApiListing;
using TorchSharp;

namespace MLNetTorch.Polyfills.Tests.Conformance;

/// <summary>Every public type and member of the polyfills stands in the official packages, with the same signature.</summary>
[TestClass]
public sealed class ConformanceTests
{
    [TestMethod]
    public void MicrosoftML_is_a_subset_of_5_0_0() =>
        AssertNone(SurfaceComparison.Strays(OfficialListing.Of(typeof(MLContext).Assembly.Location), Official("Microsoft.ML-5.0.0.txt")));

    [TestMethod]
    public void TorchSharp_is_a_subset_of_0_102_8() =>
        AssertNone(SurfaceComparison.Strays(OfficialListing.Of(typeof(torch).Assembly.Location), Official("TorchSharp-0.102.8.txt")));

    [TestMethod]
    public void TorchSharp_is_a_subset_of_0_105_2_but_for_renamed_parameters() =>
        AssertNone(SurfaceComparison.StraysInLaterVersion(OfficialListing.Of(typeof(torch).Assembly.Location), Official("TorchSharp-0.105.2.txt")));

    [TestMethod]
    public void A_stray_member_is_found()
    {
        var official = OfficialListing.Parse(["N.T [class]", "  N.T.Run(int count = 1) -> void [method]"]);
        var ours = OfficialListing.Parse(["N.T [class sealed]", "  N.T.Run(int count = 2) -> void [method]", "N.U [class]"]);

        var strays = SurfaceComparison.Strays(ours, official).ToList();

        Assert.HasCount(3, strays);
    }

    private static OfficialListing Official(string file) =>
        OfficialListing.Parse(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "official-api", file)));

    private static void AssertNone(IEnumerable<string> strays)
    {
        var list = strays.ToList();
        Assert.IsEmpty(list, $"{list.Count} strays:{Environment.NewLine}{string.Join(Environment.NewLine, list)}");
    }
}
