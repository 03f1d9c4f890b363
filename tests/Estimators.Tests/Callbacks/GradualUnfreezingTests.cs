namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class GradualUnfreezingTests
{
    private static readonly INetworkBuilder HeadOnly = Network.From(shape =>
    {
        var network = new Mlp { HiddenSizes = [8, 8] }.Build(shape);
        network.Freeze("fc0.*", "fc1.*");
        return network;
    });

    [TestMethod]
    public void Parameters_move_from_their_epoch_on()
    {
        var moved = new List<string>();
        var before = new Dictionary<string, byte[]>();
        var watch = Callbacks.On(
            onEpochBegin: at => before = Values(at),
            onEpochEnd: at => moved.Add(string.Join(' ', Values(at).Keys.Where(path => !Values(at)[path].SequenceEqual(before[path])))));
        var options = CallbackFits.Options(4, Callbacks.Unfreeze((2, "fc1.*"), (4, "fc0.weight")), watch) with { ValidationFraction = 0 };
        CallbackFits.Fit(options, HeadOnly).Dispose();
        const string Head = "fc2.weight fc2.bias";
        CollectionAssert.AreEqual(
            new[] { Head, $"fc1.weight fc1.bias {Head}", $"fc1.weight fc1.bias {Head}", $"fc0.weight fc1.weight fc1.bias {Head}" }, moved);
    }

    [TestMethod]
    public void A_pattern_that_fits_nothing_is_told_before_the_first_step()
    {
        var steps = 0;
        var count = Callbacks.On(onBatchBegin: _ => steps++);
        var options = CallbackFits.Options(4, count, Callbacks.Unfreeze((3, "fc9.*")));
        var fault = Assert.ThrowsExactly<CallbackException>(() => CallbackFits.Fit(options, HeadOnly));
        Assert.Contains("'fc9.*' fits no parameter", fault.Message);
        Assert.AreEqual(0, steps);
    }

    [TestMethod]
    public void Steps_out_of_range_are_told_at_once()
    {
        var fault = Assert.ThrowsExactly<TrainerOptionsException>(
            () => CallbackFits.Fit(CallbackFits.Options(1, Callbacks.Unfreeze((0, "")), Callbacks.Unfreeze())));
        CollectionAssert.AreEqual(
            new[] { "Callbacks[0].Steps[0].Epoch", "Callbacks[0].Steps[0].Pattern", "Callbacks[1].Steps" },
            fault.Faults.Select(each => each.Option).ToArray());
    }

    private static Dictionary<string, byte[]> Values(TrainingMoment at)
        => NetworkState.Of(at.Network).ToDictionary(entry => entry.Key, entry => entry.Value.detach().bytes.ToArray());
}
