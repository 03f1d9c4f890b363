namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class LambdaCallbackTests
{
    [TestMethod]
    public void Functions_are_called_in_the_order_of_events()
    {
        var heard = new List<string>();
        Action<TrainingMoment> Hear(string hook) => at => heard.Add($"{hook} {at.Epoch}.{at.Batch}");
        var listener = Callbacks.On(
            Hear("training"), Hear("epoch"), Hear("batch"), Hear("gradients"), Hear("learned"), Hear("validation"), Hear("measured"), Hear("end"));
        CallbackFits.Fit(CallbackFits.Options(1, listener) with { BatchSize = 20 }).Dispose();
        CollectionAssert.AreEqual(
            new[]
            {
                "training 0.0", "epoch 1.0", "batch 1.1", "gradients 1.1", "learned 1.1", "batch 1.2", "gradients 1.2", "learned 1.2",
                "validation 1.2", "measured 1.2", "end 1.2",
            },
            heard);
    }

    [TestMethod]
    public void Messages_call_it_by_its_name()
    {
        var bad = Callbacks.On(onBatchEnd: _ => throw new IOException("no more paper"), name: "printer");
        var fault = Assert.ThrowsExactly<CallbackException>(() => CallbackFits.Fit(CallbackFits.Options(1, bad)));
        Assert.AreEqual("printer", fault.Callback);
        Assert.Contains("no more paper", fault.Message);
    }

    [TestMethod]
    public void One_without_functions_is_refused()
    {
        var fault = Assert.ThrowsExactly<TrainerOptionsException>(() => CallbackFits.Fit(CallbackFits.Options(1, Callbacks.On(name: "idle"))));
        Assert.AreEqual("Callbacks[0]", fault.Faults.Single().Option);
    }
}
