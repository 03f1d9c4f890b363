using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Weights;

/// <summary>Files into networks: formats, fits and misfits.</summary>
[TestClass]
public sealed class NetworkWeightsTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [TestCleanup]
    public void Clean() => Directory.Delete(_folder, true);

    [TestMethod]
    [DataRow("net.safetensors", WeightsFormat.SafeTensors)]
    [DataRow("net.dat", WeightsFormat.TorchSharp)]
    [DataRow("net", WeightsFormat.SafeTensors)]
    public void A_network_comes_back_from_its_file_whatever_the_file_is_called(string name, WeightsFormat format)
    {
        using var scope = NewDisposeScope();
        using Module network = Net(), other = Net();
        NetworkWeights.Save(network, In(name));
        NetworkWeights.Save(network, In(name));
        File.Move(In(name), In("renamed.pth"));
        CollectionAssert.AreEqual(new[] { In("renamed.pth") }, Directory.GetFiles(_folder), "no unfinished file may be left");

        using (var file = WeightsFile.Open(In("renamed.pth")))
        {
            Assert.AreEqual(format, file.Format);
            CollectionAssert.AreEquivalent(network.state_dict().Keys, file.Tensors.Keys.ToArray());
        }

        var report = NetworkWeights.Load(other, In("renamed.pth"));
        CollectionAssert.AreEquivalent(network.state_dict().Keys, report.Loaded.ToArray());
        Assert.AreEqual(Text(network), Text(other));
        Assert.IsTrue(other.parameters().All(parameter => parameter.requires_grad));
        Assert.AreEqual(Text(network), Text(Loaded(Net(), file => NetworkWeights.Load(file, File.ReadAllBytes(In("renamed.pth"))))));
    }

    [TestMethod]
    public void Files_go_to_TorchSharp_and_come_from_it()
    {
        using var scope = NewDisposeScope();
        using Module network = Net(), theirs = Net(), ours = Net();
        NetworkWeights.Save(network, In("ours.dat"));
        network.save(In("theirs.dat"));
        CollectionAssert.AreEqual(File.ReadAllBytes(In("theirs.dat")), File.ReadAllBytes(In("ours.dat")));
        theirs.load(In("ours.dat"));
        NetworkWeights.Load(ours, In("theirs.dat"));
        Assert.AreEqual(Text(network), Text(theirs));
        Assert.AreEqual(Text(network), Text(ours));
    }

    [TestMethod]
    public void A_checkpoint_of_PyTorch_loads_by_its_key()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Linear(4, 3), ReLU(), Linear(3, 2));
        var report = NetworkWeights.Load(network, PyTorch.GoldenPth.PathOf("checkpoint.pth"), new WeightLoading { Key = "model_state_dict" });
        Assert.HasCount(4, report.Loaded);
        using var file = WeightsFile.Open(PyTorch.GoldenPth.PathOf("checkpoint.pth"), "model_state_dict");
        using var expected = file.Tensors["2.weight"].Read();
        Assert.IsTrue(expected.Equals(network.state_dict()["2.weight"].detach()));
    }

    [TestMethod]
    public void Tied_layers_take_both_entries_of_a_file()
    {
        using var scope = NewDisposeScope();
        var shared = Linear(8, 8);
        using var network = Sequential(Linear(4, 8), ReLU(), shared, ReLU(), shared, ReLU(), Linear(8, 1));
        var report = NetworkWeights.Load(network, PyTorch.GoldenPth.PathOf("tied.pth"));
        Assert.HasCount(8, report.Loaded);
        Assert.AreEqual(4.546601291745901, shared.state_dict()["weight"].to(ScalarType.Float64).sum().item<double>(), 1e-12);
        GoldenCount.Add(1);
    }

    [TestMethod]
    public void Numbers_become_the_types_of_the_network()
    {
        using var scope = NewDisposeScope();
        using Module network = Net(), half = Net();
        var state = network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().to(ScalarType.Float16));
        SafeTensors.WriteFile(In("half.safetensors"), state);
        NetworkWeights.Load(half, In("half.safetensors"));
        foreach (var (path, tensor) in half.state_dict())
        {
            Assert.AreEqual(network.state_dict()[path].dtype, tensor.dtype);
            Assert.IsTrue(state[path].to(tensor.dtype).Equals(tensor.detach()), path);
        }
    }

    [TestMethod]
    public void A_misfit_is_told_whole_and_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Linear(2, 2));
        var before = Text(network);
        TensorFiles.Save(In("bad"), new Dictionary<string, Tensor> { ["0.weight"] = zeros(2, 3), ["bogus"] = zeros(1) });
        var fault = Assert.ThrowsExactly<NetworkStateException>(() => NetworkWeights.Load(network, In("bad")));
        StringAssert.Contains(fault.Message, $"The weights of '{In("bad")}' do not fit the network; nothing was loaded.");
        StringAssert.Contains(fault.Message, "missing: 0.bias");
        StringAssert.Contains(fault.Message, "unexpected: bogus");
        StringAssert.Contains(fault.Message, "another shape: 0.weight is [2, 3], expected [2, 2]");
        StringAssert.Contains(fault.Message, "set SkipMisshapen = true");
        Assert.ThrowsExactly<NetworkStateException>(() => NetworkWeights.Load(network, In("bad"), new WeightLoading { Strict = false }), "the shape is a fault still");
        Assert.AreEqual(before, Text(network));
    }

    [TestMethod]
    public void Less_strictly_what_fits_is_loaded_and_the_rest_reported()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Linear(2, 2));
        TensorFiles.Save(In("some"), new Dictionary<string, Tensor> { ["0.weight"] = full([2, 2], 7f), ["bogus"] = zeros(1) });
        var report = NetworkWeights.Load(network, In("some"), new WeightLoading { Strict = false });
        CollectionAssert.AreEqual(new[] { "0.weight" }, report.Loaded.ToArray());
        CollectionAssert.AreEqual(new[] { "0.bias" }, report.Missing.ToArray());
        CollectionAssert.AreEqual(new[] { "bogus" }, report.Unexpected.ToArray());
        Assert.AreEqual(28f, network.state_dict()["0.weight"].sum().item<float>());
        StringAssert.Contains(report.ToString(), "1 loaded, 1 missing, 1 unexpected");

        TensorFiles.Save(In("none"), new Dictionary<string, Tensor> { ["bogus"] = zeros(1) });
        Assert.ThrowsExactly<NetworkStateException>(() => NetworkWeights.Load(network, In("none"), new WeightLoading { Strict = false }), "nothing fits at all");
    }

    [TestMethod]
    public void A_head_of_another_size_can_be_left_out()
    {
        using var scope = NewDisposeScope();
        using var pretrained = Sequential(Linear(2, 3), Linear(3, 1000));
        using var network = Sequential(Linear(2, 3), Linear(3, 10));
        NetworkWeights.Save(pretrained, In("pretrained"));
        var head = network.state_dict()["1.weight"].detach().clone();
        var report = NetworkWeights.Load(network, In("pretrained"), new WeightLoading { SkipMisshapen = true });
        CollectionAssert.AreEqual(new[] { "0.weight", "0.bias" }, report.Loaded.ToArray());
        CollectionAssert.AreEqual(new[] { "1.weight is [1000, 3], expected [10, 3]", "1.bias is [1000], expected [10]" }, report.Misshapen.ToArray());
        Assert.IsTrue(head.Equals(network.state_dict()["1.weight"].detach()));

        report = NetworkWeights.Load(network, In("pretrained"), new WeightLoading { Skip = ["1.*"] });
        CollectionAssert.AreEqual(new[] { "1.weight", "1.bias" }, report.Skipped.ToArray());
        Assert.IsEmpty(report.Misshapen);
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => NetworkWeights.Load(network, In("pretrained"), new WeightLoading { Skip = ["head.*"] })).Message,
            "The pattern 'head.*' of what to skip matches no entry");
    }

    [TestMethod]
    public void Names_can_be_changed_by_rules()
    {
        using var scope = NewDisposeScope();
        using Module network = Net(), other = Net();
        TensorFiles.Save(In("parallel"), network.state_dict().ToDictionary(entry => $"module.{entry.Key}", entry => entry.Value));
        var fault = Assert.ThrowsExactly<NetworkStateException>(() => NetworkWeights.Load(other, In("parallel"))).Message;
        StringAssert.Contains(fault, "Rename = [WeightRenaming.RemovePrefix(\"module.\")]");
        NetworkWeights.Load(other, In("parallel"), new WeightLoading { Rename = [WeightRenaming.RemovePrefix("module.")] });
        Assert.AreEqual(Text(network), Text(other));

        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => NetworkWeights.Load(other, In("parallel"), new WeightLoading { Rename = [new("^.*$", "same")] })).Message,
            "make 'same' of more than one entry");
        WeightRenaming[] byTheWay = [WeightRenaming.ReplacePrefix("module.", "$1."), WeightRenaming.RemovePrefix("$1.")];
        Assert.IsEmpty(NetworkWeights.Load(other, In("parallel"), new WeightLoading { Rename = byTheWay }).Unexpected, "replacements are taken to the letter");
    }

    [TestMethod]
    public void Files_older_than_the_counters_of_batches_are_taken()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Linear(2, 3), BatchNorm1d(3), BatchNorm1d(3));
        var state = network.state_dict();
        TensorFiles.Save(In("old"), state.Where(entry => !entry.Key.EndsWith("num_batches_tracked")).ToDictionary());
        var report = NetworkWeights.Load(network, In("old"));
        CollectionAssert.AreEqual(new[] { "1.num_batches_tracked", "2.num_batches_tracked" }, report.Missing.ToArray());

        TensorFiles.Save(In("odd"), state.Where(entry => entry.Key != "1.num_batches_tracked").ToDictionary());
        var fault = Assert.ThrowsExactly<NetworkStateException>(() => NetworkWeights.Load(network, In("odd")));
        CollectionAssert.AreEqual(new[] { "1.num_batches_tracked" }, fault.Missing.ToArray());
    }

    [TestMethod]
    public void Pickles_are_not_written()
    {
        using var network = Net();
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => NetworkWeights.Save(network, In("net.pth"))).Message, "Save as .safetensors");
        Assert.IsEmpty(Directory.GetFiles(_folder));
    }

    [TestMethod]
    public void A_key_is_for_PyTorch_files_alone()
    {
        using var network = Net();
        NetworkWeights.Save(network, In("net"));
        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidDataException>(() => NetworkWeights.Load(network, In("net"), new WeightLoading { Key = "state" })).Message,
            "this is a SafeTensors file");
    }

    private static Module Loaded(Module network, Func<Module, WeightLoadReport> load)
    {
        load(network);
        return network;
    }

    private static Module<Tensor, Tensor> Net() => Sequential(Linear(3, 4), BatchNorm1d(4), Linear(4, 2));

    private static string Text(Module network) =>
        string.Join(';', network.state_dict().Select(entry => $"{entry.Key}={string.Join(',', entry.Value.detach().to(ScalarType.Float64).flatten().data<double>().ToArray())}"));

    private string In(string name) => Path.Combine(_folder, name);
}
