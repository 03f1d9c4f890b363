using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

[TestClass]
public sealed class VBufferTests
{
    private static VBuffer<int> Sparse => new(6, 2, [10, 40], [1, 4]);

    [TestMethod]
    public void ASparseBufferReadsLikeADenseOne()
    {
        Assert.IsFalse(Sparse.IsDense);
        CollectionAssert.AreEqual(new[] { 0, 10, 0, 0, 40, 0 }, Sparse.DenseValues().ToArray());
        CollectionAssert.AreEqual(new[] { 1, 4 }, Sparse.Items().Select(item => item.Key).ToArray());
        Assert.AreEqual(6, Sparse.Items(all: true).Count());
        Assert.AreEqual(40, Sparse.GetItemOrDefault(4));
        Assert.AreEqual(0, Sparse.GetItemOrDefault(5));
        Assert.AreEqual("Sparse vector of size 6, 2 explicit values", Sparse.ToString());
    }

    [TestMethod]
    public void CopyingFillsTheDestinationsOwnArrays()
    {
        VBuffer<int> destination = new(3, new int[3]);
        new VBuffer<int>(3, [1, 2, 3]).CopyTo(ref destination);
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, destination.GetValues().ToArray());

        Sparse.CopyToDense(ref destination);
        Assert.IsTrue(destination.IsDense);
        CollectionAssert.AreEqual(new[] { 0, 10, 0, 0, 40, 0 }, destination.GetValues().ToArray());

        Sparse.CopyTo(ref destination, 1, 4);
        CollectionAssert.AreEqual(new[] { 10, 0, 0, 40 }, destination.DenseValues().ToArray());
    }

    [TestMethod]
    public void CopyingToASpanPadsWithTheDefault()
    {
        var values = new int[8];
        Sparse.CopyTo(values, 1, defaultValue: -1);
        CollectionAssert.AreEqual(new[] { 0, -1, 10, -1, -1, 40, -1, 0 }, values);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Sparse.CopyTo(new int[5]));
    }

    [TestMethod]
    public void AnEditorKeepsTheArraysThatFit()
    {
        int[] array = [1, 2, 3, 4];
        VBuffer<int> buffer = new(4, array);
        VBufferEditor<int> editor = VBufferEditor.Create(ref buffer, 3);
        Assert.IsFalse(editor.CreatedNewValues);
        editor.Values[0] = 9;
        buffer = editor.Commit();
        Assert.AreEqual(9, array[0]);
        Assert.AreEqual(3, buffer.Length);

        VBufferEditor<int> sparse = VBufferEditor.Create(ref buffer, 10, 2);
        Assert.IsTrue(sparse.CreatedNewIndices);
        sparse.Values[0] = 5;
        sparse.Indices[0] = 7;
        buffer = sparse.CommitTruncated(1);
        Assert.AreEqual(5, buffer.GetItemOrDefault(7));
        Assert.AreEqual(1, buffer.GetValues().Length);
    }

    [TestMethod]
    public void TooShortArraysAreRefused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<int>(3, new int[2]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<int>(5, 2, new int[2], [1]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<int>(-1, new int[2]));
    }
}
