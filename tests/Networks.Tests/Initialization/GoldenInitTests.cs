using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Initialization;

/// <summary>
/// The section <c>init</c> of the reference: one draw after <c>torch.manual_seed(0)</c> each. A <see cref="RandomStream"/> gives the same numbers, so that
/// their statistics are held to PyTorch's, and to what theory says of them.
/// </summary>
[TestClass]
public sealed class GoldenInitTests
{
    private static readonly Dictionary<string, Initializer> Cases = new()
    {
        ["uniform_(-10,10)"] = Initializers.Uniform(-10, 10),
        ["normal_(0,0.01)"] = Initializers.Normal(0, 0.01),
        ["constant_(42)"] = Initializers.Constant(42),
        ["ones_"] = Initializers.Ones(),
        ["zeros_"] = Initializers.Zeros(),
        ["xavier_uniform_"] = Initializers.XavierUniform(),
        ["xavier_uniform_(gain=relu)"] = Initializers.XavierUniform(Initializers.Gain(Nonlinearity.ReLU)),
        ["xavier_normal_"] = Initializers.XavierNormal(),
        ["kaiming_uniform_(a=sqrt(5)) [Linear default]"] = Initializers.KaimingUniform(Math.Sqrt(5)),
        ["kaiming_uniform_(relu)"] = Initializers.KaimingUniform(nonlinearity: Nonlinearity.ReLU),
        ["kaiming_uniform_ (defaults: leaky_relu a=0)"] = Initializers.KaimingUniform(),
        ["kaiming_normal_(relu)"] = Initializers.KaimingNormal(nonlinearity: Nonlinearity.ReLU),
        ["kaiming_normal_(fan_out,relu)"] = Initializers.KaimingNormal(0, FanMode.Out, Nonlinearity.ReLU),
        ["kaiming_normal_(fan_out,relu) conv (64,3,7,7) [resnet18 conv1]"] = Initializers.KaimingNormal(0, FanMode.Out, Nonlinearity.ReLU),
        ["trunc_normal_(0,1,-2,2)"] = Initializers.TruncatedNormal(),
        ["sparse_(0.1,std=0.01)"] = Initializers.Sparse(0.1),
        ["orthogonal_"] = Initializers.Orthogonal(),
        ["eye_"] = Initializers.Eye(),
        ["dirac_"] = Initializers.Dirac(),
        ["seed 003 / d2l my_init: U(-10,10) * (|w|>=5)"] = Initializers.Custom(w => w.uniform_(-10, 10).mul_(w.abs().ge(5))),
    };

    private static readonly Dictionary<string, double> Gains = new()
    {
        ["linear"] = Initializers.Gain(Nonlinearity.Linear),
        ["conv2d"] = Initializers.Gain(Nonlinearity.Linear),
        ["sigmoid"] = Initializers.Gain(Nonlinearity.Sigmoid),
        ["tanh"] = Initializers.Gain(Nonlinearity.Tanh),
        ["relu"] = Initializers.Gain(Nonlinearity.ReLU),
        ["selu"] = Initializers.Gain(Nonlinearity.SELU),
        ["leaky_relu(0.2)"] = Initializers.Gain(Nonlinearity.LeakyReLU, 0.2),
    };

    public static IEnumerable<object[]> Names => GoldenFile.NamesAt("init", "cases").Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_seed_draws_PyTorchs_numbers(string name)
    {
        using var scope = NewDisposeScope();
        var entry = GoldenFile.At("init", "cases", name);
        using var randomness = new RandomStream(0);
        var tensor = Cases[name].Fill(empty(GoldenFile.Longs(entry.GetProperty("shape"))), randomness);
        Compare(entry.GetProperty("sample"), tensor, name);
        foreach (var expected in entry.GetProperty("expected").EnumerateObject())
        {
            Theory(expected.Name, expected.Value, tensor);
        }

        if (entry.TryGetProperty("max_abs_err_WtW_minus_I", out _))
        {
            Assert.IsLessThan(2e-6, tensor.t().mm(tensor).sub(eye(300)).abs().max().ToDouble());
            GoldenCount.Add(1);
        }
    }

    [TestMethod]
    public void The_gains_are_PyTorchs()
    {
        var expected = GoldenFile.At("init", "calculate_gain");
        CollectionAssert.AreEquivalent(expected.EnumerateObject().Select(entry => entry.Name).ToArray(), Gains.Keys);
        foreach (var gain in expected.EnumerateObject())
        {
            Assert.AreEqual(gain.Value.GetDouble(), Gains[gain.Name], 1e-15, gain.Name);
            GoldenCount.Add(1);
        }
    }

    [TestMethod]
    [DataRow("Linear(300,400) default")]
    [DataRow("Conv2d(6,16,3) default")]
    public void Layers_start_with_PyTorchs_numbers(string name)
    {
        using var scope = NewDisposeScope();
        using var randomness = new RandomStream(0);
        using Module layer = randomness.Run<Module>(() => name.StartsWith("Linear", StringComparison.Ordinal) ? Linear(300, 400) : Conv2d(6, 16, 3));
        var entry = GoldenFile.At("init", name);
        foreach (var part in new[] { "weight", "bias" })
        {
            Compare(entry.GetProperty(part), layer.Parameter(part), $"{name} {part}");
            var bound = 1 / Math.Sqrt(name.StartsWith("Linear", StringComparison.Ordinal) ? 300 : 54);
            StringAssert.Contains(entry.GetProperty("expected").GetString(), name.StartsWith("Linear", StringComparison.Ordinal) ? "sqrt(300)" : "sqrt(54)");
            Assert.IsLessThanOrEqualTo(bound, layer.Parameter(part).abs().max().ToDouble());
        }
    }

    [TestMethod]
    public void A_batch_normalisation_starts_as_the_identity()
    {
        using var scope = NewDisposeScope();
        using var layer = BatchNorm2d(5);
        var told = GoldenFile.At("init", "BatchNorm2d default").GetString()!.Split(", ").Select(part => part.Split(' '));
        foreach (var part in told)
        {
            var tensor = part[0] is "weight" or "bias" ? layer.Parameter(part[0]) : layer.Buffer(part[0]);
            var expected = double.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture);
            Assert.IsTrue(tensor.eq(expected).all().item<bool>(), part[0]);
            GoldenCount.Add(1);
        }
    }

    [TestMethod]
    public void A_layer_of_ones_own_starts_from_normal_numbers()
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual("weight and bias N(0,1) (torch.randn)", GoldenFile.At("init", "d2l MyLinear").GetString());
        GoldenCount.Add(1);
        using var randomness = new RandomStream(0);
        var weight = Initializers.Normal().Fill(empty(400, 300), randomness);
        Assert.AreEqual(0, weight.mean().ToDouble(), 5 / Math.Sqrt(120_000));
        Assert.AreEqual(1, weight.std().ToDouble(), 0.01);
    }

    [TestMethod]
    public void Every_case_of_the_section_is_checked()
    {
        CollectionAssert.AreEquivalent(GoldenFile.NamesAt("init", "cases").ToArray(), Cases.Keys);
        CollectionAssert.AreEquivalent(
            new[] { "note", "cases", "calculate_gain", "Linear(300,400) default", "Conv2d(6,16,3) default", "BatchNorm2d default", "d2l MyLinear" },
            GoldenFile.NamesAt("init").ToArray());
    }

    private static void Compare(JsonElement sample, Tensor tensor, string what)
    {
        var values = tensor.detach().to(ScalarType.Float64).flatten();
        var scale = Math.Max(1e-3, values.abs().max().ToDouble());
        Dictionary<string, double> actual = new()
        {
            ["mean"] = values.mean().ToDouble(),
            ["std"] = values.std().ToDouble(),
            ["min"] = values.min().ToDouble(),
            ["max"] = values.max().ToDouble(),
            ["zero_fraction"] = values.eq(0).to(ScalarType.Float64).mean().ToDouble(),
        };
        foreach (var number in sample.EnumerateObject())
        {
            Assert.AreEqual(number.Value.GetDouble(), actual[number.Name], 1e-5 * scale, $"{what}: {number.Name}");
            GoldenCount.Add(1);
        }
    }

    /// <summary>What theory says, within five standard errors.</summary>
    private static void Theory(string name, JsonElement expected, Tensor tensor)
    {
        var values = tensor.to(ScalarType.Float64);
        var (count, largest) = (values.numel(), values.abs().max().ToDouble());
        switch (name)
        {
            case "mean":
                Assert.AreEqual(expected.GetDouble(), values.mean().ToDouble(), 5 * values.std().ToDouble() / Math.Sqrt(count));
                break;
            case "std":
                Assert.AreEqual(expected.GetDouble(), values.std().ToDouble(), 5 * expected.GetDouble() / Math.Sqrt(2.0 * count));
                break;
            case "min":
                Assert.IsTrue(values.min().ToDouble() >= expected.GetDouble());
                break;
            case "max" or "bound":
                Assert.IsTrue(largest <= expected.GetDouble() && largest > 0.999 * expected.GetDouble());
                break;
            case "all":
                Assert.IsTrue(values.eq(expected.GetDouble()).all().item<bool>());
                break;
            case "zeros_per_column":
                Assert.IsTrue(values.eq(0).sum(0L).eq(expected.GetInt64()).all().item<bool>());
                break;
            case "diag":
                Assert.IsTrue(values.eq(eye(4, 6, ScalarType.Float64)).all().item<bool>());
                break;
            case "identity conv":
                using (var image = rand(1, 4, 5, 5, ScalarType.Float64))
                {
                    Assert.IsTrue(functional.conv2d(image, values, padding: [1, 1]).Equals(image));
                }

                break;
            case "zero_fraction":
                Assert.AreEqual(expected.GetDouble(), values.eq(0).to(ScalarType.Float64).mean().ToDouble(), 5 * 0.5 / Math.Sqrt(count));
                break;
            case "nonzero_abs_min":
                Assert.IsFalse(values.ne(0).logical_and(values.abs().lt(expected.GetDouble())).any().item<bool>());
                break;
            case "nonzero_abs_max":
                Assert.IsTrue(largest <= expected.GetDouble());
                break;
            case "W^T W" or "distribution":
                // Told in words; held by the numbers beside it.
                return;
            default:
                Assert.Fail($"Nothing checks '{name}'.");
                return;
        }

        GoldenCount.Add(1);
    }
}
