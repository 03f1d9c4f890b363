using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.Randomness;

[TestClass]
public sealed class RandomStreamTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(42)]
    public void The_numbers_are_those_of_the_seed_in_PyTorch(int seed)
    {
        using var stream = new RandomStream(seed);
        var expected = GoldenFile.Doubles(GoldenFile.At("rng_optional", $"manual_seed({seed})", "rand(8)"));
        var actual = Draw(stream, 8);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], 1e-8, $"number {i}");
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(42)]
    public void The_first_weights_are_those_of_the_seed_in_PyTorch(int seed)
    {
        using var scope = NewDisposeScope();
        using var stream = new RandomStream(seed);
        using var network = stream.Run(() => new Mlp { HiddenSizes = [] }.Build(new NetworkShape([4], 3)));
        var expected = GoldenFile.At("rng_optional", $"manual_seed({seed})", "Linear(4,3)");
        var state = network.state_dict();
        GoldenTensor.AreEqual(expected.GetProperty("weight"), state["fc0.weight"], 1e-7, "weight");
        GoldenTensor.AreEqual(expected.GetProperty("bias"), state["fc0.bias"], 1e-7, "bias");
    }

    [TestMethod]
    public void The_stream_goes_on_from_run_to_run()
    {
        using var parts = new RandomStream(7);
        using var whole = new RandomStream(7);
        float[] inParts = [.. Draw(parts, 3), .. Draw(parts, 2)];
        CollectionAssert.AreEqual(Draw(whole, 5), inParts);
    }

    [TestMethod]
    public void The_generator_of_the_process_is_untouched_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        using var stream = new RandomStream(1);
        var before = get_rng_state().bytes.ToArray();
        Draw(stream, 100);
        Assert.ThrowsExactly<InvalidDataException>(() => stream.Run<int>(() => throw new InvalidDataException(rand(3).ToString())));
        stream.State = stream.State;
        CollectionAssert.AreEqual(before, get_rng_state().bytes.ToArray());
    }

    [TestMethod]
    public void Threads_with_own_streams_get_the_numbers_they_get_alone()
    {
        var alone = Enumerable.Range(0, 4).Select(seed => DrawMany(seed)).ToArray();
        var together = new float[4][];
        var threads = Enumerable.Range(0, 4).Select(seed => new Thread(() => together[seed] = DrawMany(seed))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        for (var seed = 0; seed < 4; seed++)
        {
            CollectionAssert.AreEqual(alone[seed], together[seed], $"seed {seed}");
        }
    }

    [TestMethod]
    public void A_state_kept_and_put_back_repeats_the_numbers()
    {
        using var stream = new RandomStream(3);
        Draw(stream, 10);
        using var state = stream.State;
        var first = Draw(stream, 20);
        stream.State = state;
        CollectionAssert.AreEqual(first, Draw(stream, 20));
    }

    [TestMethod]
    public void A_state_of_another_kind_is_refused()
    {
        using var stream = new RandomStream(3);
        using var wrong = zeros(5);
        var message = Assert.ThrowsExactly<ArgumentException>(() => stream.State = wrong).Message;
        StringAssert.Contains(message, "A random state is Float32 of shape [5]; expected Byte of shape [");
    }

    [TestMethod]
    public void The_state_outlives_the_scopes_it_is_used_in()
    {
        using var stream = new RandomStream(3);
        using (NewDisposeScope())
        {
            stream.Run(() => rand(2));
        }

        Assert.HasCount(4, Draw(stream, 4));
        stream.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => Draw(stream, 1));
    }

    [TestMethod]
    public void Networks_built_from_the_same_stream_are_the_same()
    {
        foreach (var builder in new INetworkBuilder[] { new LeNet(), new ConvNet(), new Mlp() })
        {
            var first = Weights(builder, seed: 5);
            CollectionAssert.AreEqual(first, Weights(builder, seed: 5), builder.ToString());
            CollectionAssert.AreNotEqual(first, Weights(builder, seed: 6), builder.ToString());
        }
    }

    [TestMethod]
    public void A_run_inside_a_run_draws_on_from_the_same_stream()
    {
        using var nested = new RandomStream(9);
        using var flat = new RandomStream(9);
        var numbers = nested.Run(() => (float[])[.. Draw(nested, 2), .. Draw(nested, 2)]);
        CollectionAssert.AreEqual(Draw(flat, 4), numbers);
    }

    private static float[] Weights(INetworkBuilder builder, long seed)
    {
        using var scope = NewDisposeScope();
        using var stream = new RandomStream(seed);
        using var network = stream.Run(() => builder.Build(new NetworkShape([1, 28, 28], 10)));
        return [.. network.parameters().SelectMany(parameter => parameter.detach().data<float>().ToArray())];
    }

    private static float[] DrawMany(long seed)
    {
        using var stream = new RandomStream(seed);
        return [.. Enumerable.Range(1, 50).SelectMany(count => Draw(stream, count))];
    }

    private static float[] Draw(RandomStream stream, int count)
    {
        using var scope = NewDisposeScope();
        return stream.Run(() => Enumerable.Range(0, count).Select(_ => rand(1).ToSingle()).ToArray());
    }
}
