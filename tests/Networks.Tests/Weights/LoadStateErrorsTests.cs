using System.Text.RegularExpressions;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Weights;

/// <summary>Our errors carry every name and every shape that PyTorch's load_state_dict tells for the same fault.</summary>
[TestClass]
public sealed partial class LoadStateErrorsTests
{
    [TestMethod]
    [DataRow("load_state_dict missing/unexpected", 2, 2, "weight,bogus")]
    [DataRow("load_state_dict size mismatch", 2, 2, "weight+,bias")]
    [DataRow("resnet fc 1000 into fc 10", 512, 10, "weight,bias")]
    public void A_misfit_is_told_with_the_same_facts(string golden, int inputs, int outputs, string given)
    {
        using var scope = NewDisposeScope();
        using var network = Linear(inputs, outputs);
        var rows = golden.StartsWith("resnet", StringComparison.Ordinal) ? 1000 : outputs;
        var state = given.Split(',').ToDictionary(
            name => name.TrimEnd('+'),
            name => name.StartsWith("weight", StringComparison.Ordinal) ? zeros(rows, name.EndsWith('+') ? inputs + 1 : inputs) : zeros(rows));
        var message = Assert.ThrowsExactly<NetworkStateException>(() => NetworkState.Load(network, state)).Message;

        var expected = GoldenFile.At("printing", "api", "errors", golden).GetString()!;
        var facts = Facts().Matches(expected).Select(fact => fact.Groups.Values.Skip(1).Single(group => group.Success).Value).ToList();
        Assert.IsGreaterThan(1, facts.Count);
        foreach (var fact in facts)
        {
            StringAssert.Contains(message, fact);
            GoldenCount.Add(1);
        }
    }

    [GeneratedRegex("\"([a-z]+)\"|mismatch for ([a-z]+)|Size\\((\\[[0-9, ]+\\])\\)")]
    private static partial Regex Facts();
}
