using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Polyfills.Tests.Torch;

[TestClass]
public sealed class TensorTests
{
    [TestMethod]
    public void Elements_go_in_and_come_out()
    {
        using var scope = NewDisposeScope();
        var table = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        CollectionAssert.AreEqual(new long[] { 2, 3 }, table.shape);
        CollectionAssert.AreEqual(new float[] { 1, 2, 3, 4, 5, 6 }, table.data<float>().ToArray());
        CollectionAssert.AreEqual(new float[] { 1, 4, 2, 5, 3, 6 }, table.t().data<float>().ToArray());
        Assert.AreEqual(6, table[1, 2].item<float>());
        Assert.AreEqual(5, table.data<float>()[1, 1]);
        Assert.AreEqual(24, table.bytes.Length);
        CollectionAssert.AreEqual(new long[] { 3, 1 }, table.stride());
    }

    [TestMethod]
    public void Index_expressions_select_views()
    {
        using var scope = NewDisposeScope();
        var numbers = arange(24).reshape(2, 3, 4);
        CollectionAssert.AreEqual(new long[] { 2, 3 }, numbers[TensorIndex.Ellipsis, 1].shape);
        CollectionAssert.AreEqual(new long[] { 2, 2, 4 }, numbers[TensorIndex.Colon, 1..].shape);
        CollectionAssert.AreEqual(new long[] { 2, 1, 3, 4 }, numbers[TensorIndex.Colon, TensorIndex.None].shape);
        CollectionAssert.AreEqual(new long[] { 0, 2 }, numbers[0, 0, TensorIndex.Slice(0, 4, 2)].data<long>().ToArray());
        CollectionAssert.AreEqual(new long[] { 12, 16 }, numbers[1][TensorIndex.Tensor(tensor(new long[] { 0, 1 })), 0].data<long>().ToArray());
        Assert.AreEqual(4, numbers[numbers > 19].numel());
        Assert.AreEqual(23, numbers[^1, ^1, ^1].ToInt64());
    }

    [TestMethod]
    public void Assignments_change_the_tensor()
    {
        using var scope = NewDisposeScope();
        var table = zeros(3, 3);
        table[1] = ones(3);
        table[TensorIndex.Colon, 0] = tensor(5f);
        table[0, 2] = 7;
        table[table > 6] = -1;
        CollectionAssert.AreEqual(new float[] { 5, 0, -1, 5, 1, 1, 5, 0, 0 }, table.data<float>().ToArray());
    }

    [TestMethod]
    public void Operators_mix_tensors_and_numbers()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 2f, 4f });
        CollectionAssert.AreEqual(new[] { 3f, 4f, 6f }, (x + 2).data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { 1f, 0f, -2f }, (2 - x).data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { 4f, 2f, 1f }, (4 / x).data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { -1f, -2f, -4f }, (-x).data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { false, true, true }, (x >= 2).data<bool>().ToArray());
        Assert.AreEqual(7, (float)x.sum());
    }

    [TestMethod]
    public void Reductions_take_dimensions()
    {
        using var scope = NewDisposeScope();
        var x = arange(6).reshape(2, 3).to(float32);
        CollectionAssert.AreEqual(new[] { 3f, 5f, 7f }, x.sum(0L).data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { 1f, 4f }, x.mean(new long[] { 1 }).data<float>().ToArray());
        var (values, places) = x.max(1);
        CollectionAssert.AreEqual(new[] { 2f, 5f }, values.data<float>().ToArray());
        CollectionAssert.AreEqual(new long[] { 2, 2 }, places.data<long>().ToArray());
        CollectionAssert.AreEqual(new long[] { 2, 2 }, x.argmax(1).data<long>().ToArray());
        Assert.AreEqual(Math.Sqrt(3.5), x.std().ToDouble(), 1e-6);
    }

    [TestMethod]
    public void Gradients_flow_and_accumulate()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 2f }).requires_grad_();
        (x * x).sum().backward();
        (x * x).sum().backward();
        CollectionAssert.AreEqual(new[] { 4f, 8f }, x.grad!.data<float>().ToArray());
        using (no_grad())
            Assert.IsFalse((x * 2).requires_grad);
        Assert.IsTrue((x * 2).requires_grad);
        var slopes = autograd.grad([x.pow(3).sum()], [x]);
        CollectionAssert.AreEqual(new[] { 3f, 12f }, slopes[0].data<float>().ToArray());
    }

    [TestMethod]
    public void Arrays_of_all_types_make_tensors()
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual(ScalarType.Byte, tensor(new byte[] { 1 }).dtype);
        Assert.AreEqual(ScalarType.Int16, tensor(new short[] { 1 }).dtype);
        Assert.AreEqual(ScalarType.Int32, tensor(new[] { 1 }).dtype);
        Assert.AreEqual(ScalarType.Int64, tensor(new[] { 1L }).dtype);
        Assert.AreEqual(ScalarType.Float64, tensor(new[] { 1.0 }).dtype);
        Assert.AreEqual(ScalarType.Bool, tensor(new[] { true }).dtype);
        Assert.AreEqual(ScalarType.Float32, tensor(new byte[] { 1, 2 }, float32).dtype);
        Assert.Throws<ArgumentException>(() => tensor(new[] { 1f, 2f, 3f }, [2, 2]));
    }

    [TestMethod]
    public void Lists_of_tensors_are_joined_and_cut()
    {
        using var scope = NewDisposeScope();
        var parts = new[] { ones(2, 3), zeros(1, 3) };
        CollectionAssert.AreEqual(new long[] { 3, 3 }, cat(parts).shape);
        CollectionAssert.AreEqual(new long[] { 2, 4 }, stack([ones(4), ones(4)]).shape);
        Assert.HasCount(3, arange(7).chunk(3));
        CollectionAssert.AreEqual(new long[] { 3, 4 }, arange(7).split(new long[] { 3, 4 }).Select(part => part.numel()).ToArray());
        CollectionAssert.AreEqual(new[] { 1f, 0f }, where(tensor(new[] { true, false }), ones(2), zeros(2)).data<float>().ToArray());
    }

    [TestMethod]
    public void Elements_are_looked_up_and_put_by_index()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } });
        var places = tensor(new long[] { 2, 0 });
        CollectionAssert.AreEqual(new float[] { 5, 6, 1, 2 }, x.index_select(0, places).data<float>().ToArray());
        CollectionAssert.AreEqual(new float[] { 2, 3, 6 }, x.gather(1, tensor(new long[,] { { 1 }, { 0 }, { 1 } })).data<float>().ToArray());
        CollectionAssert.AreEqual(new float[] { 3, 2, 3, 4, 9, 6 }, x.index_add(0, places, tensor(new float[,] { { 2, 0 }, { 1, 0 } }), 2).data<float>().ToArray());
        CollectionAssert.AreEqual(new float[] { 1, 2, 0, 0, 5, 6 }, x.masked_fill(x.eq(3) | x.eq(4), 0).data<float>().ToArray());
        var (values, order) = x.topk(1);
        CollectionAssert.AreEqual(new float[] { 2, 4, 6 }, values.data<float>().ToArray());
        CollectionAssert.AreEqual(new long[] { 1, 1, 1 }, order.data<long>().ToArray());
        var (distinct, inverse, counts) = tensor(new long[] { 4, 4, 7 }).unique_consecutive(false, true);
        CollectionAssert.AreEqual(new long[] { 4, 7 }, distinct.data<long>().ToArray());
        CollectionAssert.AreEqual(new long[] { 2, 1 }, counts!.data<long>().ToArray());
        Assert.IsNull(inverse);
    }

    [TestMethod]
    public void Matrices_are_multiplied()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new float[,] { { 1, 2 }, { 3, 4 } });
        CollectionAssert.AreEqual(new float[] { 7, 10, 15, 22 }, a.matmul(a).data<float>().ToArray());
        CollectionAssert.AreEqual(new float[] { 16, 24, 36, 52 }, a.addmm(a, a, 2, 2).data<float>().ToArray());
        Assert.AreEqual(30, a.flatten().dot(a.flatten()).ToSingle());
        CollectionAssert.AreEqual(new float[] { 5, 11 }, a.mv(tensor(new[] { 1f, 2f })).data<float>().ToArray());
    }
}
