using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Polyfills.Tests.Torch;

[TestClass]
public sealed class LinearAlgebraTests
{
    [TestMethod]
    [DataRow(linalg.QRMode.Reduced, 3L)]
    [DataRow(linalg.QRMode.Complete, 5L)]
    public void A_matrix_is_the_product_of_its_parts(linalg.QRMode mode, long columns)
    {
        using var scope = NewDisposeScope();
        var matrix = rand(5, 3, ScalarType.Float64);
        var (q, r) = linalg.qr(matrix, mode);
        CollectionAssert.AreEqual(new[] { 5, columns }, q.shape);
        Assert.IsTrue(allclose(q.mm(r), matrix, 1e-12, 1e-12));
        Assert.IsTrue(r.tril(-1).eq(0).all().item<bool>());
    }
}
