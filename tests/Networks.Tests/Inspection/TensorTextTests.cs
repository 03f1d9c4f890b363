using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Inspection;

/// <summary>Tensors of all types; the texts are those that PyTorch 1.13 printed.</summary>
[TestClass]
public sealed class TensorTextTests
{
    private static readonly Dictionary<string, Func<Tensor>> Tensors = new()
    {
        ["tensor([   0,    1,    2,  ...,  998,  999, 1000])"] = () => arange(1001, ScalarType.Int64),
        ["tensor([[  0,   1,   2,   3,   4,   5,   6,   7,   8,   9,  10,  11],\n        [500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 510, 511]])"] =
            () => arange(1000, ScalarType.Int64).reshape(2, 500)[.., ..12],
        ["tensor([  0.0000,   0.1429,   0.2857,  ..., 142.5714, 142.7143, 142.8571])"] = () => arange(1001, ScalarType.Float32) / 7,
        ["tensor([[[[ 0,  1,  2,  3],\n          [ 4,  5,  6,  7],\n          [ 8,  9, 10, 11]],\n\n         [[12, 13, 14, 15],\n          [16, 17, 18, 19],\n          [20, 21, 22, 23]]]])"] =
            () => arange(24, ScalarType.Int64).reshape(1, 2, 3, 4),
        ["tensor([], size=(2, 0, 3))"] = () => zeros(2, 0, 3),
        ["tensor([], dtype=torch.int64)"] = () => zeros([0], ScalarType.Int64),
        ["tensor([], size=(3, 0), dtype=torch.bool)"] = () => zeros([3, 0], ScalarType.Bool),
        ["tensor([ 0.1000, -2.0000], dtype=torch.float16)"] = () => tensor(new[] { 0.1f, -2 }).to(ScalarType.Float16),
        ["tensor([ 0.1001, -2.0000], dtype=torch.bfloat16)"] = () => tensor(new[] { 0.1f, -2 }).to(ScalarType.BFloat16),
        ["tensor([ 0.0312,  0.0938, -0.1562])"] = () => tensor(new[] { 0.03125f, 0.09375f, -0.15625f }),
        ["tensor([1.0000e+05, 1.0002e+05, 5.0000e+00])"] = () => tensor(new[] { 100005f, 100015f, 5 }),
        ["tensor([1.0000e+08, 1.0000e+08], dtype=torch.float64)"] = () => tensor(new[] { 100000001d, 100000002d }),
        ["tensor([1.0000e-05, 2.0000e-05])"] = () => tensor(new[] { 1e-5f, 2e-5f }),
        ["tensor([0.5000, -0.0000, 0.0000])"] = () => tensor(new[] { 0.5f, -0f, 0f }),
        ["tensor([-0., 0.])"] = () => tensor(new[] { -0f, 0f }),
        ["tensor([nan, nan])"] = () => tensor(new[] { float.NaN, float.NaN }),
        ["tensor([1., -inf])"] = () => tensor(new[] { 1f, float.NegativeInfinity }),
        ["tensor([1.4013e-45, 3.0000e+38])"] = () => tensor(new[] { 1e-45f, 3e38f }),
        ["tensor([ 1.0000e-300, -1.0000e+300], dtype=torch.float64)"] = () => tensor(new[] { 1e-300, -1e300 }),
        ["tensor([  1, 255], dtype=torch.uint8)"] = () => tensor(new byte[] { 1, 255 }),
        ["tensor([-128,    7], dtype=torch.int8)"] = () => tensor(new sbyte[] { -128, 7 }),
        ["tensor([-9223372036854775808,                    0])"] = () => tensor(new[] { long.MinValue, 0 }),
        ["tensor(-7)"] = () => tensor(-7L),
        ["tensor(True)"] = () => tensor(true),
        ["tensor(inf)"] = () => tensor(float.PositiveInfinity),
        ["tensor([[True, True, True, True, True, True, True, True, True],\n        [True, True, True, True, True, True, True, True, True]])"] =
            () => ones([2, 9], ScalarType.Bool),
        ["tensor([ 1.+0.j, -2.+0.j])"] = () => tensor(new[] { 1f, -2 }).to(ScalarType.ComplexFloat32),
        ["tensor([ 1.0000+0.j, -2.5000+0.j], dtype=torch.complex128)"] = () => tensor(new[] { 1f, -2.5f }).to(ScalarType.ComplexFloat64),
        ["tensor([0., 1., 2., 3., 4., 5., 6.], dtype=torch.float64, requires_grad=True)"] = () => arange(7, ScalarType.Float64).requires_grad_(),
        ["tensor([0., 1., 2., 3., 4., 5., 6., 7., 8., 9.], dtype=torch.float64,\n       requires_grad=True)"] =
            () => arange(10, ScalarType.Float64).requires_grad_(),
        ["tensor([ 0.,  1.,  2.,  3.,  4.,  5.,  6.,  7.,  8.,  9., 10., 11.],\n       dtype=torch.float64, requires_grad=True)"] =
            () => arange(12, ScalarType.Float64).requires_grad_(),
        ["tensor([ 0.,  1.,  2.,  3.,  4.,  5.,  6.,  7.,  8.,  9., 10., 11.],\n       dtype=torch.float64)"] = () => arange(12, ScalarType.Float64),
        ["tensor([[[0.]]])"] = () => zeros(1, 1, 1),
        ["tensor([[[1234.5000, 1234.5000],\n         [1234.5000, 1234.5000],\n         [1234.5000, 1234.5000]],\n\n        [[1234.5000, 1234.5000],\n         [1234.5000, 1234.5000],\n         [1234.5000, 1234.5000]]])"] =
            () => full([2, 3, 2], 1234.5f),
    };

    public static IEnumerable<object[]> Texts => Tensors.Keys.Select(text => new object[] { text });

    [TestMethod]
    [DynamicData(nameof(Texts))]
    public void A_tensor_is_printed_as_PyTorch_prints_it(string text)
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual(text, TensorText.Of(Tensors[text]()));
    }

    [TestMethod]
    public void A_tensor_that_does_not_lie_in_order_is_printed_in_order()
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual("tensor([[0, 3],\n        [1, 4],\n        [2, 5]])", TensorText.Of(arange(6, ScalarType.Int64).reshape(2, 3).t()));
    }

    [TestMethod]
    public void A_frozen_parameter_is_still_introduced_as_one()
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual("Parameter containing:\ntensor([1., 1.])", TensorText.Of(Parameter(ones(2), false)));
    }

    [TestMethod]
    public void The_operation_is_named_where_it_is_told()
    {
        using var scope = NewDisposeScope();
        var result = ones(2).requires_grad_() * 2;
        Assert.AreEqual("tensor([2., 2.], grad_fn=<unknown>)", TensorText.Of(result));
        Assert.AreEqual("tensor([2., 2.], grad_fn=<MulBackward0>)", TensorText.Of(result, "MulBackward0"));
        Assert.AreEqual("tensor([2., 2.])", TensorText.Of(result.detach(), "MulBackward0"));
    }

    [TestMethod]
    public void A_tensor_without_memory_shows_its_shape()
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual("tensor(..., device='meta', size=(2, 3))", TensorText.Of(empty([2, 3], ScalarType.Float32, META)));
    }

    [TestMethod]
    public void Containers_are_printed_as_Python_prints_them()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (arange(4, ScalarType.Int64), zeros(4));
        var named = new Dictionary<string, Tensor> { ["x"] = x, ["it's"] = y };
        Assert.AreEqual("(tensor([0, 1, 2, 3]), tensor([0., 0., 0., 0.]))", TensorText.OfTuple(x, y));
        Assert.AreEqual("(tensor([0, 1, 2, 3]),)", TensorText.OfTuple(x));
        Assert.AreEqual("[tensor([0, 1, 2, 3]), tensor([0., 0., 0., 0.])]", TensorText.OfList([x, y]));
        Assert.AreEqual("{'x': tensor([0, 1, 2, 3]), \"it's\": tensor([0., 0., 0., 0.])}", TensorText.OfDictionary(named));
        Assert.AreEqual("OrderedDict([('x', tensor([0, 1, 2, 3])), (\"it's\", tensor([0., 0., 0., 0.]))])", TensorText.OfState(named));
        Assert.AreEqual("OrderedDict()", TensorText.OfState([]));
        Assert.AreEqual("torch.Size([])", TensorText.OfShape([]));
    }
}
