using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Inspection;

/// <summary>Numbers in the texts are written as Python writes them.</summary>
[TestClass]
public sealed class PythonTextTests
{
    [TestMethod]
    [DataRow(0.1, "0.1")]
    [DataRow(1.0, "1.0")]
    [DataRow(100.0, "100.0")]
    [DataRow(0.0001, "0.0001")]
    [DataRow(0.00001, "1e-05")]
    [DataRow(1.25e-7, "1.25e-07")]
    [DataRow(123456.75, "123456.75")]
    [DataRow(1e15, "1000000000000000.0")]
    [DataRow(1e16, "1e+16")]
    [DataRow(2.5e120, "2.5e+120")]
    [DataRow(-0.5, "-0.5")]
    [DataRow(0.0, "0.0")]
    [DataRow(double.PositiveInfinity, "inf")]
    [DataRow(double.NegativeInfinity, "-inf")]
    [DataRow(double.NaN, "nan")]
    [DataRow(0.30000000000000004, "0.30000000000000004")]
    public void A_number_has_the_digits_that_give_it_back(double value, string expected)
    {
        using var padding = ConstantPad1d(1, value);
        Assert.AreEqual($"ConstantPad1d(padding=(1, 1), value={expected})", ModuleText.Of(padding));
    }
}
