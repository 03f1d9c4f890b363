using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Parts;

[TestClass]
public sealed class PartsByPathTests
{
    [TestMethod]
    public void A_layer_is_found_at_any_depth_in_its_own_type()
    {
        using var network = new BlockNet();
        Assert.AreSame(network, network.Layer(""));
        Assert.AreSame(network.named_children().First(child => child.name == "fc").module, network.Layer("fc"));
        Assert.IsInstanceOfType<Conv2d>(network.Layer("layer1.0.conv1"));
        Assert.AreSame(network.Layer("stem.conv"), network.Layer<Conv2d>("stem.conv"));
        Assert.AreNotSame(network.Layer("layer1.0"), network.Layer("layer1.1"));
    }

    [TestMethod]
    public void Every_entry_of_the_state_is_found_as_the_tensor_itself()
    {
        using var network = new BlockNet();
        var parameters = network.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        foreach (var (path, parameter) in parameters)
        {
            Assert.AreSame(parameter, network.Parameter(path), path);
        }

        var buffers = network.named_buffers().ToDictionary(entry => entry.name, entry => entry.buffer);
        Assert.HasCount(9, buffers);
        foreach (var (path, buffer) in buffers)
        {
            Assert.AreSame(buffer, network.Buffer(path), path);
        }
    }

    [TestMethod]
    [DataRow("layer1.0.convv1", "BlockNet has no layer 'layer1.0.convv1': 'layer1.0' (Block) has no part 'convv1'. Did you mean 'conv1'? It has: conv1, bn1, conv2.")]
    [DataRow("layer2.0.conv1", "the network itself has no part 'layer2'. Did you mean 'layer1'? It has: stem, layer1, fc.")]
    [DataRow("layer1.2", "'layer1' (Sequential) has no part '2'. Did you mean '0'? It has: 0, 1.")]
    [DataRow("fc.weight", "BlockNet has no layer 'fc.weight': that is a parameter of 'fc' (Linear). Take it by Parameter(\"fc.weight\").")]
    [DataRow("stem.bn.running_mean", "that is a buffer of 'stem.bn' (BatchNorm2d)")]
    [DataRow("stem.relu.0", "'stem.relu' (ReLU) has no part '0'. It has no parts.")]
    [DataRow("fc.", "the network itself has no part 'fc.'. Did you mean 'fc'?")]
    [DataRow("fc..weight", "'fc' (Linear) has no part ''. It has no parts.")]
    [DataRow(".", "the network itself has no part '.'")]
    public void A_miss_names_the_deepest_part_and_what_it_has(string path, string expected)
    {
        using var network = new BlockNet();
        Assert.Contains(expected, Assert.ThrowsExactly<NetworkPartException>(() => network.Layer(path)).Message);
    }

    [TestMethod]
    [DataRow("layer1.0.conv1.wieght", "(Conv2d) has no parameter 'wieght'. Did you mean 'weight'? Its parameters: weight, bias; its parts: none.")]
    [DataRow("layer1.3.conv1.weight", "'layer1' (Sequential) has no part '3'. Did you mean '0'? It has: 0, 1.")]
    [DataRow("layer1.0", "BlockNet has no parameter 'layer1.0': that is a layer (Block). Its parameters: none; its parts: conv1, bn1, conv2.")]
    [DataRow("stem.bn.running_mean", "'stem.bn' (BatchNorm2d) has no parameter 'running_mean'")]
    [DataRow("fcc", "the network itself has no parameter 'fcc'. Did you mean 'fc'?")]
    public void A_missed_parameter_names_what_there_is(string path, string expected)
    {
        using var network = new BlockNet();
        Assert.Contains(expected, Assert.ThrowsExactly<NetworkPartException>(() => network.Parameter(path)).Message);
    }

    [TestMethod]
    public void A_missed_buffer_and_a_layer_of_another_type_are_told()
    {
        using var network = new BlockNet();
        var buffer = Assert.ThrowsExactly<NetworkPartException>(() => network.Buffer("stem.bn.running_man"));
        Assert.Contains("Did you mean 'running_mean'? Its buffers: running_mean, running_var, num_batches_tracked", buffer.Message);
        var type = Assert.ThrowsExactly<NetworkPartException>(() => network.Layer<Linear>("stem.conv"));
        Assert.AreEqual("The layer 'stem.conv' of BlockNet is a Conv2d; expected Linear.", type.Message);
    }

    [TestMethod]
    public void Names_with_blanks_are_names()
    {
        using var network = Sequential(("block 0", Sequential(Linear(2, 2))), ("block", ReLU()));
        Assert.IsInstanceOfType<Linear>(network.Layer("block 0.0"));
        Assert.IsInstanceOfType<ReLU>(network.Layer("block"));
    }
}
