using Microsoft.ML;
using MLNetTorch.Networks;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class PredictionPoolTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public async Task Sixteen_callers_get_the_answers_of_one_engine_bit_for_bit()
    {
        using var model = TinyModel.Classifier(_ml, TinyModel.Data(_ml, 3));
        using var engine = _ml.Model.CreatePredictionEngine<TinyRow, TinyScored>(model, new PredictionEngineOptions { OwnsTransformer = false });
        var expected = TinyRow.Rows(1000).Select(row => engine.Predict(row)).ToArray();
        using var pool = _ml.Torch().CreatePredictionPool<TinyRow, TinyScored>(model, new PredictionPoolOptions { Capacity = 4 });

        var next = -1;
        var got = new TinyScored[1000];
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < got.Length;)
                got[i] = i % 2 == 0 ? await pool.PredictAsync(TinyRow.At(i)) : pool.Predict(TinyRow.At(i));
        })));

        for (var i = 0; i < got.Length; i++)
        {
            got[i].AssertAligned();
            Assert.AreEqual(i, got[i].Number);
            Assert.IsTrue(expected[i].Score.AsSpan().SequenceEqual(got[i].Score), $"row {i}");
        }
        Assert.IsLessThanOrEqualTo(4, pool.Engines);
        Assert.AreEqual(0, pool.InUse);
        Assert.AreEqual(0, pool.Waiting);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task More_engines_are_no_more_networks(bool loaded)
    {
        // 6 MiB of weights; eight engines with a network each would have 48 tensors and 48 MiB.
        var data = TinyModel.Data(_ml, 3);
        var trained = TinyModel.Classifier(_ml, data, new Mlp { HiddenSizes = [1200, 1200] });
        using var file = ModelFile.Of(_ml, trained, data.Schema);
        var model = loaded ? _ml.Model.Load(file.Path, out _) : trained;
        using var meeting = new Meeting(8);
        using var pool = _ml.Torch().CreatePredictionPool<MeetingRow, Scored>(model, new PredictionPoolOptions { Capacity = 8 });
        pool.Predict(new MeetingRow());
        var tensors = LiveTensors.Settled();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(() => pool.Predict(meeting.NewRow()), TaskCreationOptions.LongRunning)));

        Assert.AreEqual(8, pool.Engines);
        Assert.AreEqual(tensors, LiveTensors.Settled());
        (model as IDisposable)?.Dispose();
        trained.Dispose();
    }

    [TestMethod]
    public void No_more_than_the_capacity_at_once_and_no_more_than_the_limit_wait()
    {
        using var model = TinyModel.Classifier(_ml, TinyModel.Data(_ml, 3));
        using var meeting = new Meeting(3);
        using var pool = _ml.Torch().CreatePredictionPool<MeetingRow, Scored>(model, new PredictionPoolOptions { Capacity = 2, QueueLimit = 1 });

        var working = Enumerable.Range(0, 2).Select(_ => Task.Run(() => pool.Predict(meeting.NewRow()))).ToArray();
        meeting.WaitFor(2);
        var waiting = pool.PredictAsync(new MeetingRow());

        Assert.AreEqual(2, pool.InUse);
        Assert.AreEqual(1, pool.Waiting);
        var full = Assert.ThrowsExactly<PredictionPoolFullException>(() => pool.Predict(meeting.NewRow()));
        Assert.Contains("All 2 engines", full.Message);
        Assert.Contains("QueueLimit", full.Message);
        Assert.IsFalse(waiting.IsCompleted);
        meeting.End();
        Assert.IsTrue(Task.WaitAll([.. working, waiting], TimeSpan.FromMinutes(1)));
        Assert.AreEqual(0, pool.InUse + pool.Waiting);
    }

    [TestMethod]
    public async Task A_wait_can_be_cancelled()
    {
        using var model = TinyModel.Classifier(_ml, TinyModel.Data(_ml, 3));
        using var meeting = new Meeting(2);
        using var pool = _ml.Torch().CreatePredictionPool<MeetingRow, Scored>(model, new PredictionPoolOptions { Capacity = 1 });
        using var stop = new CancellationTokenSource();
        var working = Task.Run(() => pool.Predict(meeting.NewRow()));
        meeting.WaitFor(1);

        var waiting = pool.PredictAsync(meeting.NewRow(), stop.Token);
        Assert.AreEqual(1, pool.Waiting);
        stop.Cancel();

        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        Assert.ThrowsExactly<OperationCanceledException>(() => pool.Predict(meeting.NewRow(), stop.Token));
        Assert.AreEqual(0, pool.Waiting);
        meeting.End();
        Assert.HasCount(3, (await working).Score);
    }

    [TestMethod]
    public async Task A_row_that_fails_takes_its_engine_along_and_spoils_no_other_answer()
    {
        using var model = TinyModel.Classifier(_ml, TinyModel.Data(_ml, 3));
        using var pool = _ml.Torch().CreatePredictionPool<TinyRow, TinyScored>(model, new PredictionPoolOptions { Capacity = 1 });
        var expected = pool.Predict(TinyRow.At(5)).Score;
        var bad = TinyRow.At(7);
        bad.Features = new float[5];

        await Assert.ThrowsAsync<Exception>(() => pool.PredictAsync(bad));

        Assert.AreEqual(0, pool.Engines);
        CollectionAssert.AreEqual(expected, pool.Predict(TinyRow.At(5)).Score);
        Assert.AreEqual(1, pool.Engines);
        Assert.AreEqual(0, pool.InUse);
    }

    [TestMethod]
    public async Task Dispose_lets_work_finish_refuses_who_waits_and_frees_an_owned_model()
    {
        var model = TinyModel.Classifier(_ml, TinyModel.Data(_ml, 3));
        using var meeting = new Meeting(2);
        var pool = _ml.Torch().CreatePredictionPool<MeetingRow, Scored>(model, new PredictionPoolOptions { Capacity = 1, OwnsModel = true });
        var working = Task.Run(() => pool.Predict(meeting.NewRow()));
        meeting.WaitFor(1);
        var waiting = pool.PredictAsync(meeting.NewRow());

        pool.Dispose();
        pool.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.ThrowsExactly<ObjectDisposedException>(() => pool.Predict(meeting.NewRow()));
        Assert.IsNotNull(model.Network, "The model is in use.");
        meeting.End();
        Assert.HasCount(3, (await working).Score);
        Assert.AreEqual(0, pool.Engines);
        Assert.ThrowsExactly<ObjectDisposedException>(() => model.Network);
    }

    [TestMethod]
    public void A_shared_model_outlives_the_pool()
    {
        using var model = TinyModel.Classifier(_ml, TinyModel.Data(_ml, 3));
        _ml.Torch().CreatePredictionPool<TinyRow, TinyScored>(model).Dispose();

        using var another = _ml.Torch().CreatePredictionPool<TinyRow, TinyScored>(model);
        Assert.HasCount(3, another.Predict(TinyRow.At(1)).Score);
        Assert.AreEqual(Environment.ProcessorCount, another.Capacity);
    }

    [TestMethod]
    public void Impossible_options_and_classes_are_refused_at_once()
    {
        using var model = TinyModel.Classifier(_ml, TinyModel.Data(_ml, 3));
        var torch = _ml.Torch();

        Assert.Contains("Capacity", Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => torch.CreatePredictionPool<TinyRow, TinyScored>(model, new PredictionPoolOptions { Capacity = 0 })).Message);
        Assert.Contains("QueueLimit", Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => torch.CreatePredictionPool<TinyRow, TinyScored>(model, new PredictionPoolOptions { QueueLimit = -1 })).Message);
        Assert.Contains("Features", Assert.Throws<Exception>(() => torch.CreatePredictionPool<NoFeatures, TinyScored>(model)).Message);
        Assert.ThrowsExactly<ArgumentNullException>(() => torch.CreatePredictionPool<TinyRow, TinyScored>(null!));
    }

    private sealed class Scored
    {
        public float[] Score { get; set; } = [];
    }

    private sealed class NoFeatures
    {
        public int Number { get; set; }
    }
}
