using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.Initialization;

[TestClass]
public sealed class InitializersTests
{
    [TestMethod]
    public void Options_out_of_range_are_told()
    {
        Assert.Contains("Normal(mean: 0, std: -1)", Assert.ThrowsExactly<ArgumentException>(() => Initializers.Normal(0, -1)).Message);
        Assert.ThrowsExactly<ArgumentException>(() => Initializers.Uniform(1, 0));
        Assert.ThrowsExactly<ArgumentException>(() => Initializers.Uniform(0, double.PositiveInfinity));
        Assert.ThrowsExactly<ArgumentException>(() => Initializers.TruncatedNormal(0, 0));
        Assert.ThrowsExactly<ArgumentException>(() => Initializers.TruncatedNormal(low: 1, high: 1));
        Assert.ThrowsExactly<ArgumentException>(() => Initializers.Sparse(1.5));
        Assert.ThrowsExactly<ArgumentException>(() => Initializers.XavierNormal(double.NaN));
        Assert.ThrowsExactly<ArgumentException>(() => Initializers.KaimingNormal(mode: (FanMode)7));
        Assert.ThrowsExactly<ArgumentException>(() => Initializers.Dirac(0));
    }

    [TestMethod]
    public void Integers_can_be_set_but_not_drawn()
    {
        using var scope = NewDisposeScope();
        using var randomness = new RandomStream(0);
        var numbers = zeros(3, 3, ScalarType.Int64);
        Assert.AreEqual(9, Initializers.Ones().Fill(numbers, randomness).sum().ToInt64());
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Initializers.Normal().Fill(numbers, randomness));
        Assert.Contains("expects floating-point numbers, but got Int64", fault.Message);
    }

    [TestMethod]
    public void A_view_gets_the_same_numbers_as_a_tensor_of_its_shape()
    {
        using var scope = NewDisposeScope();
        using var first = new RandomStream(3);
        using var second = new RandomStream(3);
        var view = zeros(30, 20).t();
        Initializers.Normal().Fill(view, first);
        Assert.IsTrue(view.Equals(Initializers.Normal().Fill(zeros(20, 30), second)));
    }

    [TestMethod]
    [DataRow(6L, 9L)]
    [DataRow(9L, 6L)]
    public void An_orthogonal_matrix_has_orthonormal_rows_or_columns(long rows, long columns)
    {
        using var scope = NewDisposeScope();
        using var randomness = new RandomStream(0);
        var matrix = Initializers.Orthogonal(2).Fill(empty(rows, columns, ScalarType.Float64), randomness);
        var product = rows < columns ? matrix.mm(matrix.t()) : matrix.t().mm(matrix);
        Assert.IsLessThan(1e-12, product.sub(eye(6, 6, ScalarType.Float64).mul(4)).abs().max().ToDouble());

        var kernel = Initializers.Orthogonal().Fill(empty(4, 2, 3, 3), randomness).flatten(1);
        Assert.IsLessThan(1e-5, kernel.mm(kernel.t()).sub(eye(4)).abs().max().ToDouble());
    }

    [TestMethod]
    public void A_dirac_kernel_of_groups_hands_every_group_through()
    {
        using var scope = NewDisposeScope();
        using var randomness = new RandomStream(0);
        var kernel = Initializers.Dirac(2).Fill(empty(4, 2, 3), randomness);
        var input = rand(1, 4, 7);
        Assert.IsTrue(nn.functional.conv1d(input, kernel, padding: 1, groups: 2).Equals(input));
        Assert.ThrowsExactly<ArgumentException>(() => Initializers.Dirac(3).Fill(kernel, randomness));
    }

    [TestMethod]
    public void Filling_leaves_no_tensor_behind()
    {
        using var randomness = new RandomStream(0);
        using var weight = empty(5, 4);
        using var outer = NewDisposeScope();
        Initializers.Orthogonal().Fill(weight, randomness);
        Initializers.TruncatedNormal().Fill(weight, randomness);
        Initializers.Sparse(0.5).Fill(weight, randomness);
        Initializers.Custom(tensor => tensor.copy_(ones(5, 4))).Fill(weight, randomness);
        Assert.AreEqual(0, outer.DisposablesCount);
    }
}
