using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Polyfills.Tests.Torch;

[TestClass]
[DoNotParallelize]
public sealed class ScopeTests
{
    [TestMethod]
    public void A_scope_disposes_of_what_was_made_in_it()
    {
        Tensor inside, moved;
        using (var scope = NewDisposeScope())
        {
            inside = ones(3);
            moved = (inside + 1).MoveToOuterDisposeScope();
            Assert.AreEqual(1, scope.DisposablesCount);
        }
        Assert.IsTrue(inside.IsInvalid);
        Assert.IsFalse(moved.IsInvalid);
        moved.Dispose();
    }

    [TestMethod]
    public void A_training_step_leaves_no_tensor_alive()
    {
        using var network = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Dropout(), nn.Linear(8, 2));
        using var optimizer = optim.SGD(network.parameters(), 0.1, 0.9);
        long before = 0;
        for (int i = 0; i < 3; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(network.call(rand(5, 4)), tensor(new long[] { 0, 1, 0, 1, 1 })).backward();
            optimizer.step();
            scope.Dispose();
            if (i == 0)
                before = Tensor.TotalCount;
        }
        Assert.AreEqual(before, Tensor.TotalCount);
    }

    [TestMethod]
    public void A_detached_tensor_outlives_all_scopes()
    {
        Tensor kept;
        using (NewDisposeScope())
        using (NewDisposeScope())
            kept = ones(2).DetachFromDisposeScope();
        Assert.AreEqual(2, kept.sum().ToDouble());
        kept.Dispose();
        Assert.IsTrue(kept.IsInvalid);
    }

    [TestMethod]
    public void Scopes_belong_to_their_thread()
    {
        using var scope = NewDisposeScope();
        Tensor? other = null;
        var thread = new Thread(() => other = ones(1));
        thread.Start();
        thread.Join();
        Assert.IsFalse(scope.Contains(other!));
        other!.Dispose();
    }

    [TestMethod]
    public void Statistics_count_what_lives()
    {
        var statistics = DisposeScopeManager.Statistics;
        statistics.Reset();
        using (NewDisposeScope())
        {
            var first = ones(1);
            var second = ones(1);
            Assert.AreEqual(2, statistics.ThreadTotalLiveCount);
            first.Dispose();
            Assert.AreEqual(1, statistics.ThreadTotalLiveCount);
            second.DetachFromDisposeScope().Dispose();
            Assert.AreEqual(1, statistics.DetachedFromScopeCount);
        }
        Assert.AreEqual(0, statistics.ThreadTotalLiveCount);
    }

    [TestMethod]
    public void Tensors_that_nobody_holds_are_freed_in_the_end()
    {
        long before = Tensor.TotalCount;
        Leak();
        for (int i = 0; i < 20 && Tensor.TotalCount > before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.IsLessThanOrEqualTo(before, Tensor.TotalCount);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Leak()
    {
        for (int i = 0; i < 100; i++)
            _ = ones(10);
    }
}
