namespace MLNetTorch.Estimators.Tests;

/// <summary>Schedules by themselves.</summary>
[TestClass]
public sealed class ScheduleTests
{
    [TestMethod]
    public void A_schedule_moves_with_its_unit()
    {
        CollectionAssert.AreEqual(new[] { 1.0, 1, 1, 0.5, 0.5, 0.5 }, Rates(Schedules.Step(1, 0.5), 2, 3));
        CollectionAssert.AreEqual(new[] { 1.0, 1, 0.5, 0.5, 0.25, 0.25 }, Rates(Schedules.Step(2, 0.5, ScheduleUnit.Batch), 2, 3));
    }

    [TestMethod]
    public void A_schedule_without_a_length_spans_the_training()
    {
        Assert.AreEqual(0.25, Rates(Schedules.Polynomial(), 4, 3)[^1], 1e-12);
        Assert.AreEqual(1.0 / 12, Rates(Schedules.Polynomial(each: ScheduleUnit.Batch), 4, 3)[^1], 1e-12);
        Assert.AreEqual(0.5, Rates(Schedules.Cosine(), 4, 3)[6], 1e-12);
        Assert.AreEqual(1.0 / 25 / 1e4, Rates(Schedules.OneCycle(1), 4, 3)[^1], 1e-12);
    }

    [TestMethod]
    public void What_follows_a_warm_up_spans_what_is_left()
    {
        var rates = Rates(Schedules.Warmup(4, Schedules.Polynomial(each: ScheduleUnit.Batch), 0.5, ScheduleUnit.Batch), 3, 4);
        CollectionAssert.AreEqual(
            new[] { 0.5, 0.625, 0.75, 0.875, 1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125 }, rates);
    }

    [TestMethod]
    public void A_warm_up_by_batches_leads_to_a_schedule_by_epochs()
        => CollectionAssert.AreEqual(
            new[] { 0.5, 0.75, 1, 1, 0.5, 0.5, 0.5, 0.5 }, Rates(Schedules.Warmup(2, Schedules.Step(1, 0.5), 0.5, ScheduleUnit.Batch), 2, 4));

    [TestMethod]
    public void A_warm_up_alone_ends_at_the_rate_of_the_optimiser()
        => CollectionAssert.AreEqual(new[] { 0.5, 0.75, 1, 1 }, Rates(Schedules.Warmup(2, startFactor: 0.5), 4, 1));

    [TestMethod]
    public void A_warm_up_rises_to_where_one_cycle_starts_and_holds_its_momentum()
    {
        var values = Schedules.Warmup(2, Schedules.OneCycle(1) with { Each = ScheduleUnit.Epoch }, 0.5).Preview(0.3, 12);
        Assert.AreEqual(0.02, values[0].LearningRate, 1e-12);
        Assert.AreEqual(0.04, values[2].LearningRate, 1e-12);
        Assert.AreEqual(0.95, values[0].Momentum!.Value, 1e-12);
    }

    [TestMethod]
    public void A_plateau_needs_measures()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Schedules.ReduceOnPlateau().Preview(0.1, 4, measures: [1, 1]));
        Assert.Contains("Give a measure for each epoch but the last: 3, not 2.", fault.Message);
    }

    [TestMethod]
    public void Trainings_do_not_share_what_a_plateau_has_seen()
    {
        var schedule = Schedules.ReduceOnPlateau(0.5, patience: 0);
        double[] measures = [1, 1, 1];
        CollectionAssert.AreEqual(schedule.Preview(1, 4, measures: measures).ToArray(), schedule.Preview(1, 4, measures: measures).ToArray());
    }

    [TestMethod]
    public void A_factor_of_ones_own_that_makes_no_rate_is_an_error()
    {
        var fault = Assert.ThrowsExactly<InvalidOperationException>(() => Schedules.Lambda(at => 1 - at).Preview(0.1, 4));
        Assert.Contains("gave -1 at position 2", fault.Message);
    }

    [TestMethod]
    public void Schedules_with_equal_settings_are_equal()
    {
        Assert.AreEqual(Schedules.MultiStep([3, 8]), Schedules.MultiStep([3, 8]));
        Assert.AreNotEqual(Schedules.MultiStep([3, 8]), Schedules.MultiStep([3, 9]));
        Assert.AreEqual(Schedules.Warmup(2, Schedules.Cosine()), Schedules.Warmup(2, Schedules.Cosine()));
    }

    private static double[] Rates(LearningRateSchedule schedule, int epochs, int batches)
        => [.. schedule.Preview(1, epochs, batches).Select(value => value.LearningRate)];
}
