using static TorchSharp.torch;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class EngineStartTests
{
    [TestMethod]
    public void BeginsOnceAndIsOverAfterWaiting()
    {
        EngineStart.Wait();
        EngineStart.Begin();
        EngineStart.Begin();
        EngineStart.Wait();
        using var one = ones(1);
        Assert.AreEqual(1f, one.item<float>());
    }
}
