using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Polyfills.Tests.Torch;

/// <summary>Max-pooling of images that lie channels-last against libtorch's own operator, to the bit.</summary>
[TestClass]
public sealed class MaxPoolingTests
{
    private static readonly long[] One = [1, 1];

    public static IEnumerable<object[]> Cases =>
    [
        [64, 10, 24, 24, 2, 2, 0], [3, 20, 8, 8, 2, 2, 0], [2, 16, 7, 9, 2, 2, 0], [2, 17, 9, 7, 3, 2, 1], [5, 64, 16, 16, 3, 2, 1], [1, 3, 5, 5, 3, 1, 1],
        [2, 33, 12, 12, 4, 3, 2], [2, 1, 6, 6, 2, 2, 0], [1, 40, 6, 6, 2, 3, 0],
    ];

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Gives_the_same_values_and_gradients(int rows, int channels, int height, int width, int kernel, int stride, int padding)
    {
        using var scope = NewDisposeScope();
        // Few different values, so that many windows have more than one maximum.
        var values = randint(-3, 4, [rows, channels, height, width], ScalarType.Float32);
        var (own, theirs) = (Leaf(values), Leaf(values));

        var pooled = nn.functional.max_pool2d(own, [kernel, kernel], [stride, stride], [padding, padding], One);
        var expected = Theirs(theirs, kernel, stride, padding);
        var slopes = randn(expected.shape);
        (pooled * slopes).sum().backward();
        (expected * slopes).sum().backward();

        Assert.IsTrue(pooled.Equals(expected), "values");
        Assert.IsTrue(own.grad!.Equals(theirs.grad!), "gradients");
        CollectionAssert.AreEqual(expected.stride(), pooled.stride(), "layout");
    }

    [TestMethod]
    public void Not_a_number_wins_in_every_window_that_holds_it()
    {
        using var scope = NewDisposeScope();
        var values = randn([2, 18, 6, 6]);
        values[0, 3, 2, 2] = float.NaN;
        values[1, 17, 5, 5] = float.NaN;
        values[1, 0, 0, 0] = float.NegativeInfinity;

        var pooled = nn.functional.max_pool2d(ChannelsLast(values), 3, 1, 1);

        Assert.IsTrue(pooled.nan_to_num(1234).Equals(Theirs(ChannelsLast(values), 3, 1, 1).nan_to_num(1234)));
        Assert.AreEqual(9 + 4, pooled.isnan().sum().item<long>());
    }

    [TestMethod]
    public void Has_gradients_of_gradients()
    {
        using var scope = NewDisposeScope();
        var values = randn([2, 5, 6, 6]);
        Tensor SecondOf(Func<Tensor, Tensor> pool)
        {
            var input = Leaf(values);
            var first = autograd.grad([pool(input).pow(3).sum()], [input], retain_graph: true, create_graph: true)[0];
            first.pow(2).sum().backward();
            return input.grad!;
        }

        Assert.IsTrue(SecondOf(input => nn.functional.max_pool2d(input, 2)).Equals(SecondOf(input => Theirs(input, 2, 2, 0))));
    }

    [TestMethod]
    public void Without_gradients_gives_the_same()
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var values = ChannelsLast(randn([4, 19, 10, 10]));

        Assert.IsTrue(nn.functional.max_pool2d(values, 2).Equals(Theirs(values, 2, 2, 0)));
    }

    [TestMethod]
    public void What_is_wrong_libtorch_tells()
    {
        using var scope = NewDisposeScope();
        var values = ChannelsLast(randn([1, 2, 4, 4]));

        Assert.ThrowsExactly<System.Runtime.InteropServices.ExternalException>(() => nn.functional.max_pool2d(values, 5));
        Assert.ThrowsExactly<System.Runtime.InteropServices.ExternalException>(() => nn.functional.max_pool2d(values, 2, 2, 2));
        Assert.ThrowsExactly<System.Runtime.InteropServices.ExternalException>(() => nn.functional.max_pool2d(values, 2, 0));
    }

    private static Tensor Theirs(Tensor input, long kernel, long stride, long padding)
        => nn.functional.max_pool2d_with_indices(input, [kernel, kernel], [stride, stride], [padding, padding], One).output;

    private static Tensor Leaf(Tensor values) => ChannelsLast(values.clone()).requires_grad_();

    private static Tensor ChannelsLast(Tensor values) => values.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).detach();
}
