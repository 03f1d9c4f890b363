using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>The texts of <c>printing.repr_tensor</c>, made here.</summary>
internal static class PrintedTensors
{
    private static readonly Dictionary<string, Func<string>> Texts = new()
    {
        ["fill(8001,(2,3),-1,1)"] = () => Filled([2, 3], -1, 1),
        ["fill(8001,(10),-0.5,0.5)"] = () => Filled([10], -0.5, 0.5),
        ["fill(8001,(20),-0.5,0.5)"] = () => Filled([20], -0.5, 0.5),
        ["fill(8001,(60,40),-3,3) summarised"] = () => Filled([60, 40], -3, 3),
        ["fill(8001,(1,2,40,40),0,1) summarised"] = () => Filled([1, 2, 40, 40], 0, 1),
        ["relu like LeNet print: relu(fill(8001,(1,1,40,40),-1,0.01))"] = () => TensorText.Of(functional.relu(Fill.Tensor(8001, [1, 1, 40, 40], -1, 0.01))),
        ["ints [1,2,3]"] = () => TensorText.Of(tensor(new long[] { 1, 2, 3 })),
        ["[1.,2.,3.]"] = () => Floats(1, 2, 3),
        ["bools"] = () => TensorText.Of(tensor(new[] { true, false })),
        ["scalar 3.5"] = () => TensorText.Of(tensor(3.5f)),
        ["empty"] = () => TensorText.Of(empty(0)),
        ["[1e-8,1,1e6]"] = () => Floats(1e-8f, 1, 1e6f),
        ["[0.001,1000]"] = () => Floats(0.001f, 1000),
        ["[1e10,2]"] = () => Floats(1e10f, 2),
        ["nan inf"] = () => Floats(float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1.5f),
        ["float64"] = () => TensorText.Of(tensor(new[] { 0.1 })),
        ["int32"] = () => TensorText.Of(tensor(new[] { 1 })),
        ["negative ints 2-D"] = () => TensorText.Of(tensor(new long[] { -1, 20, 300, 4 }).reshape(2, 2)),
        ["[100000,0.5]"] = () => Floats(100000, 0.5f),
        ["requires_grad"] = () => TensorText.Of(tensor(new[] { 1f, 2f }).requires_grad_()),
        ["Parameter"] = () => TensorText.Of(Parameter(tensor(new[] { 0.25f, -1f }).reshape(1, 2))),
        ["Linear output (grad_fn)"] = () => OfLinear((layer, output) => TensorText.Of(output, "AddmmBackward0")),
        ["Linear.weight"] = () => OfLinear((layer, _) => TensorText.Of(layer.parameters().First())),
        ["Linear.weight.data"] = () => OfLinear((layer, _) => TensorText.Of(layer.parameters().First().detach())),
        ["Linear state_dict"] = () => OfLinear((layer, _) => TensorText.OfState(layer.state_dict())),
        ["shape"] = () => TensorText.OfShape([2, 3]),
        ["zeros(1,10).squeeze().shape"] = () => TensorText.OfShape(zeros(1, 10).squeeze().shape),
        ["softmax out"] = () => OfLinear((_, output) => TensorText.Of(functional.softmax(output, 1), "SoftmaxBackward0")),
        ["str of named param line (seed 004)"] = () => OfLinear((layer, _) =>
        {
            var (name, parameter) = layer.named_parameters().First();
            return $"Layer: {name} | Size: {TensorText.OfShape(parameter.shape)} | Values : {TensorText.Of(parameter[..2], "SliceBackward0")} \n";
        }),
    };

    /// <summary>The text of an entry; fails on an entry that this list does not have.</summary>
    public static string Named(string name)
    {
        Assert.IsTrue(Texts.TryGetValue(name, out var text), $"No tensor is printed here for the entry '{name}'.");
        using var scope = NewDisposeScope();
        return text!();
    }

    private static string Filled(long[] shape, double low, double high) => TensorText.Of(Fill.Tensor(8001, shape, low, high));

    private static string Floats(params float[] values) => TensorText.Of(tensor(values));

    private static string OfLinear(Func<Module, Tensor, string> text)
    {
        using var layer = Linear(3, 2);
        FillModule.Apply(layer, 8100);
        return text(layer, layer.call(Fill.Tensor(8002, [1, 3], 0, 1)));
    }
}
