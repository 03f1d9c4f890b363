using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Parts;

/// <summary>One linear layer at two places of a network (<c>networks.tied_parameters</c>).</summary>
[TestClass]
public sealed class TiedParametersTests
{
    private static readonly JsonElement Entry = GoldenFile.At("networks", "tied_parameters");

    [TestMethod]
    public void They_are_counted_once_and_listed_twice()
    {
        using var network = Nets.Tied();
        GoldenNames("named_parameters", [.. network.named_parameters().Select(entry => entry.name)]);
        GoldenNames("state_dict_keys", Nets.StateNames(network));
        CollectionAssert.AreEqual(
            new[] { "2.weight=4.weight", "2.bias=4.bias" }, network.TiedParameters().Select(group => string.Join('=', group)).ToArray());
        Assert.AreEqual(Entry.GetProperty("same_tensor").GetBoolean(), ReferenceEquals(network.Parameter("2.weight"), network.Parameter("4.weight")));
        GoldenCount.Add(1);
        Assert.AreEqual(40 + 72 + 9, network.parameters().Sum(parameter => parameter.numel()));
        StringAssert.Contains(NetworkSummary.Of(network, new NetworkShape([4], 1)), "Total parameters: 121");
    }

    [TestMethod]
    [DataRow("f32", 1e-5)]
    [DataRow("f64", 1e-12)]
    public void Their_gradients_add_up_and_a_step_moves_both(string precision, double tolerance)
    {
        using var scope = NewDisposeScope();
        using var network = Nets.Tied();
        FillModule.Apply(network, Entry.GetProperty("tag_base").GetInt64());
        var type = precision == "f32" ? ScalarType.Float32 : ScalarType.Float64;
        network.to(type);
        Assert.HasCount(2, network.TiedParameters(), "moving to another type untied them");
        var input = Fill.Of(Entry.GetProperty("input")).to(type);
        input.requires_grad = true;
        var expected = Entry.GetProperty("f64");

        var output = network.call(input);
        var loss = output.sum();
        loss.backward();

        GoldenTensor.AreEqual(expected.GetProperty("output"), output, tolerance, "output");
        GoldenTensor.AreEqual(expected.GetProperty("loss"), loss, tolerance, "loss");
        GoldenTensor.AreEqual(expected.GetProperty("grad_input"), input.grad!, tolerance, "grad_input");
        foreach (var gradient in expected.GetProperty("grad").EnumerateObject())
        {
            GoldenTensor.AreEqual(gradient.Value, network.Parameter(gradient.Name).grad!, tolerance, gradient.Name);
        }

        Assert.AreSame(network.Parameter("4.bias"), network.Parameter("2.bias"));
        var after = expected.GetProperty("after_steps");
        using var optimizer = optim.SGD(network.parameters(), after.GetProperty("lr").GetDouble());
        optimizer.step();
        GoldenTensor.AreEqual(after.GetProperty("net[2].weight[0]"), network.Parameter("2.weight")[0], tolerance, "2.weight after a step");
        GoldenTensor.AreEqual(after.GetProperty("net[4].weight[0]"), network.Parameter("4.weight")[0], tolerance, "4.weight after a step");
    }

    [TestMethod]
    public void The_gradient_is_the_sum_of_those_that_two_layers_would_get()
    {
        using var scope = NewDisposeScope();
        using var tied = Nets.Tied();
        using var untied = Sequential(Linear(4, 8), ReLU(), Linear(8, 8), ReLU(), Linear(8, 8), ReLU(), Linear(8, 1));
        NetworkState.Load(untied, NetworkState.Copy(tied));
        Assert.IsEmpty(untied.TiedParameters());
        var input = rand(2, 4);
        tied.call(input).sum().backward();
        untied.call(input).sum().backward();
        var sum = untied.Parameter("2.weight").grad! + untied.Parameter("4.weight").grad!;
        Assert.IsTrue(allclose(sum, tied.Parameter("2.weight").grad!, 1e-5, 1e-6));
    }

    [TestMethod]
    public void They_stay_tied_through_a_file()
    {
        using var scope = NewDisposeScope();
        using var first = Nets.Tied();
        using var file = new MemoryStream();
        SafeTensors.Write(file, NetworkState.Copy(first));
        var state = SafeTensors.Read(file.ToArray());
        Assert.HasCount(8, state);

        using var second = Nets.Tied();
        NetworkState.Load(second, state);
        Assert.AreEqual(2, second.TiedParameters().Count);
        var input = rand(3, 4);
        Assert.IsTrue(first.call(input).Equals(second.call(input)));
        using (no_grad())
        {
            second.Parameter("2.bias").add_(1);
        }

        Assert.IsTrue(second.Parameter("4.bias").Equals(second.Parameter("2.bias")));
        NetworkState.Dispose(state);
    }

    [TestMethod]
    public void One_of_the_entries_is_enough_and_two_have_to_agree()
    {
        using var scope = NewDisposeScope();
        using var network = Nets.Tied();
        var state = NetworkState.Copy(network);
        state["2.weight"].fill_(float.NaN);
        state["4.weight"].fill_(float.NaN);
        state.Remove("2.bias");
        state["4.bias"].fill_(3);
        NetworkState.Load(network, state);
        Assert.AreEqual(3f, network.Parameter("2.bias")[7].item<float>());

        state["4.weight"][0, 0] = 1;
        state["4.bias"].fill_(4);
        var fault = Assert.ThrowsExactly<NetworkStateException>(() => NetworkState.Load(network, state));
        CollectionAssert.AreEqual(new[] { "2.weight and 4.weight" }, fault.Conflicting.ToArray());
        StringAssert.Contains(fault.Message, "tied in the network, but with different values: 2.weight and 4.weight");
        Assert.AreEqual(3f, network.Parameter("2.bias")[7].item<float>(), "something was loaded");

        state.Remove("4.bias");
        var missing = Assert.ThrowsExactly<NetworkStateException>(() => NetworkState.Load(network, state));
        CollectionAssert.AreEqual(new[] { "2.bias", "4.bias" }, missing.Missing.ToArray());
    }

    [TestMethod]
    public void A_weights_file_needs_one_of_the_entries_and_two_have_to_agree()
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            using var first = Nets.Tied();
            NetworkWeights.Save(first, path);
            using var second = Nets.Tied();
            Assert.HasCount(8, NetworkWeights.Load(second, path).Loaded);
            var input = rand(3, 4);
            Assert.IsTrue(first.call(input).Equals(second.call(input)));

            var state = NetworkState.Copy(first);
            state.Remove("2.bias");
            SafeTensors.WriteFile(path, state);
            var report = NetworkWeights.Load(second, path);
            Assert.IsEmpty(report.Missing);
            Assert.HasCount(7, report.Loaded);

            state["4.weight"].add_(1);
            SafeTensors.WriteFile(path, state);
            var fault = Assert.ThrowsExactly<NetworkStateException>(() => NetworkWeights.Load(second, path));
            CollectionAssert.AreEqual(new[] { "2.weight and 4.weight" }, fault.Conflicting.ToArray());
            Assert.IsTrue(first.call(input).Equals(second.call(input)), "something was loaded");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void A_parameter_given_to_two_layers_is_tied_too()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (Linear(3, 3), Linear(3, 3));
        second.weight = first.Parameter("weight");
        using var network = Sequential(first, Tanh(), second);
        CollectionAssert.AreEqual(new[] { "0.weight", "2.weight" }, network.TiedParameters().Single().ToArray());
        Assert.HasCount(3, network.parameters());
        Assert.HasCount(4, Nets.StateNames(network));
    }

    private static void GoldenNames(string key, string[] actual)
    {
        var expected = Entry.GetProperty(key).EnumerateArray().Select(name => name.GetString()).ToArray();
        GoldenCount.Add(expected.Length);
        CollectionAssert.AreEqual(expected, actual, key);
    }
}
