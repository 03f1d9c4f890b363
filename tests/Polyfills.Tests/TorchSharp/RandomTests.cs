using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Polyfills.Tests.Torch;

/// <summary>The same seed gives PyTorch's numbers.</summary>
[TestClass]
[DoNotParallelize]
public sealed class RandomTests
{
    private static readonly Dictionary<string, Func<Tensor>> Draws = new()
    {
        ["rand(8)"] = () => rand(8),
        ["randn(8) (n<16: scalar path)"] = () => randn(8),
        ["randn(16) (vector path)"] = () => randn(16),
        ["randn(20)"] = () => randn(20),
        ["randint(0,100,(8,))"] = () => randint(0L, 100L, new long[] { 8 }),
        ["randperm(10)"] = () => randperm(10),
        ["rand(8,dtype=float64)"] = () => rand(8, float64),
        ["F.dropout(ones(16),0.5)"] = () => nn.functional.dropout(ones(16), 0.5),
    };

    public static IEnumerable<object[]> Cases =>
        from seed in new[] { 0L, 42L }
        from name in Draws.Keys
        select new object[] { seed, name };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void A_seed_gives_PyTorchs_numbers(long seed, string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(seed);
        GoldenTensor.AreEqual(Of(seed, name), Draws[name](), 1e-6, name);
    }

    [TestMethod]
    [DataRow(0L)]
    [DataRow(42L)]
    public void A_seed_gives_PyTorchs_weights(long seed)
    {
        using var scope = NewDisposeScope();
        manual_seed(seed);
        using var linear = nn.Linear(4, 3);
        GoldenTensor.AreEqual(Of(seed, "Linear(4,3)").GetProperty("weight"), linear.weight!, 1e-6, "weight");
        GoldenTensor.AreEqual(Of(seed, "Linear(4,3)").GetProperty("bias"), linear.bias!, 1e-6, "bias");
        manual_seed(seed);
        using var convolution = nn.Conv2d(1, 2, 3);
        GoldenTensor.AreEqual(Of(seed, "Conv2d(1,2,3)").GetProperty("weight"), convolution.weight!, 1e-6, "weight");
        GoldenTensor.AreEqual(Of(seed, "Conv2d(1,2,3)").GetProperty("bias"), convolution.bias!, 1e-6, "bias");
    }

    [TestMethod]
    public void A_generator_of_its_own_leaves_the_default_one_alone()
    {
        using var scope = NewDisposeScope();
        manual_seed(0);
        using var generator = new Generator(0);
        var own = rand(8, generator: generator);
        GoldenTensor.AreEqual(Of(0, "rand(8)"), own, 1e-5, "own");
        GoldenTensor.AreEqual(Of(0, "rand(8)"), rand(8), 1e-5, "default");
    }

    [TestMethod]
    public void A_state_brings_the_same_numbers_back()
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        var state = get_rng_state();
        var first = randn(5);
        set_rng_state(state);
        Assert.IsTrue(first.Equals(randn(5)));
    }

    private static JsonElement Of(long seed, string name) =>
        GoldenFile.At("rng_optional").GetProperty($"manual_seed({seed})").GetProperty(name);
}
