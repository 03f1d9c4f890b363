using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Randomness;

/// <summary>The section <c>rng_optional</c> of the reference: a stream gives the numbers that PyTorch draws after <c>torch.manual_seed</c>.</summary>
[TestClass]
public sealed class GoldenRandomTests
{
    private static readonly Dictionary<string, Func<Tensor>> Draws = new()
    {
        ["rand(8)"] = () => rand(8),
        ["randn(8) (n<16: scalar path)"] = () => randn(8),
        ["randn(16) (vector path)"] = () => randn(16),
        ["randn(20)"] = () => randn(20),
        ["randint(0,100,(8,))"] = () => randint(0L, 100L, new long[] { 8 }),
        ["randperm(10)"] = () => randperm(10),
        ["bernoulli(0.5) x 16"] = () => full(16, 0.5).bernoulli(),
        ["rand(8,dtype=float64)"] = () => rand(8, float64),
        ["Linear(4,3)/weight"] = () => Linear(4, 3).Parameter("weight"),
        ["Linear(4,3)/bias"] = () => Linear(4, 3).Parameter("bias"),
        ["Conv2d(1,2,3)/weight"] = () => Conv2d(1, 2, 3).Parameter("weight"),
        ["Conv2d(1,2,3)/bias"] = () => Conv2d(1, 2, 3).Parameter("bias"),
        ["F.dropout(ones(16),0.5)"] = () => functional.dropout(ones(16), 0.5),
        ["normal_ (4,8) std .01 first row"] = () => empty(4, 8).normal_(0, 0.01)[0],
    };

    public static IEnumerable<object[]> Seeds => [[0L], [42L]];

    public static IEnumerable<object[]> Cases => from seed in Seeds from name in Draws.Keys select new[] { seed[0], name };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void A_stream_draws_PyTorchs_numbers(long seed, string name)
    {
        using var scope = NewDisposeScope();
        using var stream = new RandomStream(seed);
        var expected = name.Split('/').Aggregate(GoldenFile.At("rng_optional", $"manual_seed({seed})"), (entry, key) => entry.GetProperty(key));
        GoldenTensor.AreEqual(expected, stream.Run(Draws[name]), 1e-6, name);
    }

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void Every_entry_of_the_section_is_checked(long seed)
    {
        CollectionAssert.AreEquivalent(
            GoldenFile.NamesAt("rng_optional", $"manual_seed({seed})").ToArray(), Draws.Keys.Select(name => name.Split('/')[0]).Distinct().ToArray());
        CollectionAssert.AreEquivalent(new[] { "note", "manual_seed(0)", "manual_seed(42)" }, GoldenFile.NamesAt("rng_optional").ToArray());
    }
}
