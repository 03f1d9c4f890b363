using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>
/// The section <c>printing.api.errors</c> of the reference: what PyTorch refuses is refused in .NET too, by an exception whose message has the same facts.
/// The types differ: what libtorch itself refuses is an <see cref="System.Runtime.InteropServices.ExternalException"/> with libtorch's text.
/// </summary>
[TestClass]
public sealed class ErrorTextsTests
{
    // Facts stand in PyTorch's text as well as in ours. A message of TorchSharp's own can have fewer than PyTorch's.
    private static readonly Dictionary<string, (Action Act, string[] Facts)> Faults = new()
    {
        ["seed 004 output[posicion]: zeros(1,10)[7]"] = (() => _ = zeros(1, 10)[7], ["index 7", "dimension 0"]),
        ["seed 004 output[posicion] with tensor index"] = (() => _ = zeros(1, 10)[tensor(7L)], ["index 7", "dimension 0", "size 1"]),
        ["Linear shape mismatch"] = (() => Run(Linear(4, 2), ones(3, 5)), ["shapes cannot be multiplied", "3x5 and 4x2"]),
        ["Conv2d channel mismatch"] = (() => Run(Conv2d(3, 4, 3), ones(1, 1, 8, 8)), ["3 channels"]),
        ["view wrong"] = (() => ones(6).view(4, 2), ["shape '[4, 2]' is invalid for input of size 6"]),
        ["load_state_dict missing/unexpected"] = (
            () => NetworkState.Load(Linear(2, 2), new Dictionary<string, Tensor> { ["weight"] = ones(2, 2), ["bogus"] = ones(1) }),
            ["missing", "bias", "unexpected", "bogus"]),
        ["load_state_dict size mismatch"] = (
            () => NetworkState.Load(Linear(2, 2), new Dictionary<string, Tensor> { ["weight"] = ones(2, 3), ["bias"] = ones(2) }),
            ["weight", "[2, 3]", "[2, 2]"]),
        ["resnet fc 1000 into fc 10"] = (
            () => NetworkState.Load(Linear(512, 10), new Dictionary<string, Tensor> { ["weight"] = ones(1000, 512), ["bias"] = ones(1000) }),
            ["weight", "[1000, 512]", "[10, 512]", "bias", "[1000]", "[10]"]),
        ["BatchNorm1d train on 1 value"] = (() => Run(BatchNorm1d(3), ones(1, 3)), ["Expected more than 1 value per channel when training", "[1, 3]"]),
        ["cross_entropy target out of range"] = (() => functional.cross_entropy(ones(1, 3), tensor(new[] { 3L })), ["Target 3 is out of bounds"]),
        ["backward on non-scalar"] = (() => Leaf(3).mul(2).backward(), ["grad can be implicitly created only for scalar outputs"]),
        ["backward twice"] = (BackwardTwice, ["Trying to backward through the graph a second time"]),
        ["inplace on leaf requiring grad"] = (() => Leaf(3).add_(1), ["a leaf Variable that requires grad is being used in an in-place operation"]),

        // By mm: the matmul of TorchSharp 0.102 lets libtorch's exception through native code, which ends the process.
        ["matmul mismatch"] = (() => ones(2, 3).mm(ones(4, 5)), ["shapes cannot be multiplied", "2x3 and 4x5"]),
        ["Dropout p out of range"] = (() => Run(Dropout(1.5), ones(3)), ["dropout probability has to be between 0 and 1, but got 1.5"]),
        ["SGD negative lr"] = (() => optim.SGD(Linear(1, 1).parameters(), -1), ["Invalid learning rate: -1"]),
        ["SGD nesterov without momentum"] = (
            () => optim.SGD(Linear(1, 1).parameters(), 0.1, nesterov: true), ["Nesterov momentum requires a momentum and zero dampening"]),
        ["cuda not available"] = (() => Linear(1, 1).cuda(), ["CUDA"]),
    };

    public static IEnumerable<object[]> Names => GoldenFile.NamesAt("printing", "api", "errors").Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void What_PyTorch_refuses_is_refused_with_the_same_facts(string name)
    {
        if (name == "cuda not available" && cuda.is_available())
        {
            Assert.Inconclusive("This machine has CUDA.");
        }

        using var scope = NewDisposeScope();
        var (act, facts) = Faults[name];
        var expected = GoldenFile.At("printing", "api", "errors", name).GetString()!;
        var message = Assert.Throws<Exception>(act).Message;
        Assert.IsNotEmpty(facts);
        foreach (var fact in facts)
        {
            Assert.Contains(fact, expected, StringComparison.OrdinalIgnoreCase, "the reference");
            Assert.Contains(fact, message, StringComparison.OrdinalIgnoreCase);
        }

        GoldenCount.Add(facts.Length);
    }

    private static Tensor Leaf(long size) => ones(size, requires_grad: true);

    private static void Run(Module<Tensor, Tensor> layer, Tensor input)
    {
        using (layer)
        {
            layer.train();
            layer.call(input);
        }
    }

    private static void BackwardTwice()
    {
        var loss = Leaf(3).pow(2).sum();
        loss.backward();
        loss.backward();
    }
}
