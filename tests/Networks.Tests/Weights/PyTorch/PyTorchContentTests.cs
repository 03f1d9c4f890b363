using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.Weights.PyTorch;

/// <summary>The values in PyTorch's files, number by number.</summary>
[TestClass]
public sealed class PyTorchContentTests
{
    [TestMethod]
    [DataRow("tensor.pt")]
    [DataRow("tensor_legacy.pt")]
    [DataRow("parameter.pt")]
    public void A_single_tensor_comes_back(string name)
    {
        using var tensor = TensorFiles.Load(GoldenPth.PathOf(name));
        AreEqual(Fill.Values(3001, 4, -1, 1), tensor);
        Assert.IsFalse(tensor.requires_grad);
    }

    [TestMethod]
    public void A_list_of_tensors_comes_back()
    {
        var tensors = TensorFiles.LoadList(GoldenPth.PathOf("list.pt"));
        Assert.HasCount(2, tensors);
        AreEqual(Fill.Values(3001, 4, -1, 1), tensors[0]);
        AreEqual(Fill.Values(3002, 4, 0, 1), tensors[1]);
        Array.ForEach(tensors, tensor => tensor.Dispose());
    }

    [TestMethod]
    public void A_dictionary_of_tensors_comes_back()
    {
        var tensors = TensorFiles.LoadDictionary(GoldenPth.PathOf("dict.pt"));
        CollectionAssert.AreEqual(new[] { "x", "y" }, tensors.Keys);
        AreEqual(Fill.Values(3001, 4, -1, 1), tensors["x"]);
        AreEqual(Fill.Values(3002, 4, 0, 1), tensors["y"]);
        NetworkState.Dispose(tensors);
    }

    [TestMethod]
    public void A_tuple_of_all_sorts_comes_back()
    {
        using var file = PyTorchFile.Open(GoldenPth.PathOf("tuple.pt"));
        var items = (IReadOnlyList<object?>)file.Content!;
        Assert.HasCount(7, items);
        using var first = ((StoredTensor)items[0]!).Read();
        AreEqual(Fill.Values(3001, 4, -1, 1), first);
        CollectionAssert.AreEqual(new object?[] { 3L, "hola", null, true, 2.5 }, items.Skip(2).ToArray());
        GoldenCount.Add(5);
    }

    [TestMethod]
    public void A_training_checkpoint_comes_back_as_a_tree()
    {
        using var file = PyTorchFile.Open(GoldenPth.PathOf("checkpoint.pth"));
        var content = (IReadOnlyDictionary<object, object?>)file.Content!;
        Assert.AreEqual(7L, content["epoch"]);
        Assert.AreEqual(0.125, content["loss"]);
        CollectionAssert.AreEqual(new object?[] { "airplane", "automobile" }, ((IReadOnlyList<object?>)content["classes"]!).ToArray());
        var optimiser = (IReadOnlyDictionary<object, object?>)content["optimizer_state_dict"]!;
        var group = (IReadOnlyDictionary<object, object?>)((IReadOnlyList<object?>)optimiser["param_groups"]!)[0]!;
        Assert.AreEqual(0.9, group["momentum"]);
        var first = (IReadOnlyDictionary<object, object?>)((IReadOnlyDictionary<object, object?>)optimiser["state"]!)[0L]!;
        CollectionAssert.AreEqual(new[] { 3L, 4L }, ((StoredTensor)first["momentum_buffer"]!).Shape.ToArray());
        var nested = (IReadOnlyList<object?>)((IReadOnlyDictionary<object, object?>)content["nested"]!)["a"]!;
        var pair = (IReadOnlyList<object?>)((IReadOnlyDictionary<object, object?>)nested[2]!)["b"]!;
        CollectionAssert.AreEqual(new object?[] { 3.5, null }, pair.ToArray());
        CollectionAssert.AreEqual(new[] { "0.weight", "0.bias", "2.weight", "2.bias" }, file.StateDictionary("model_state_dict").Keys.ToArray());
        GoldenCount.Add(8);
    }

    [TestMethod]
    public void A_checkpoint_without_a_key_says_which_there_are()
    {
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => WeightsFile.Open(GoldenPth.PathOf("checkpoint.pth"))).Message;
        StringAssert.Contains(fault, "it is no dictionary of tensors; it holds a dictionary of 'epoch' (a whole number), 'model_state_dict' (a dictionary of tensors)");
        StringAssert.Contains(fault, "Key = \"model_state_dict\"");
        fault = Assert.ThrowsExactly<InvalidDataException>(() => WeightsFile.Open(GoldenPth.PathOf("checkpoint.pth"), "state_dict")).Message;
        StringAssert.Contains(fault, "it has no entry 'state_dict'");
    }

    [TestMethod]
    [DataRow("mlp.params")]
    [DataRow("mlp_2017_tar.pth")]
    public void A_state_comes_back_to_the_last_bit(string name)
    {
        var state = TensorFiles.LoadDictionary(GoldenPth.PathOf(name));
        CollectionAssert.AreEqual(new[] { "hidden.weight", "hidden.bias", "out.weight", "out.bias" }, state.Keys);
        var (wide, narrow) = (Math.Sqrt(6.0 / 20), Math.Sqrt(6.0 / 256));
        AreEqual(Fill.Values(600, 20 * 256, -wide, wide), state["hidden.weight"].flatten());
        AreEqual(Fill.Values(601, 256, -0.1, 0.1), state["hidden.bias"]);
        AreEqual(Fill.Values(602, 2560, -narrow, narrow), state["out.weight"].flatten());
        AreEqual(Fill.Values(603, 10, -0.1, 0.1), state["out.bias"]);
        NetworkState.Dispose(state);
    }

    [TestMethod]
    [DataRow("views.pt")]
    [DataRow("views_legacy.pt")]
    public void Views_share_memory_when_read_together_and_not_when_read_alone(string name)
    {
        using var scope = NewDisposeScope();
        var together = TensorFiles.LoadDictionary(GoldenPth.PathOf(name));
        var values = Fill.Values(3004, 24, -1, 1);
        AreEqual(values, together["base"].flatten());
        AreEqual([.. Enumerable.Range(0, 24).Select(i => values[(i % 4 * 6) + (i / 4)])], together["transposed"].contiguous().flatten());
        AreEqual([values[8], values[9], values[10], values[14], values[15], values[16]], together["slice"].contiguous().flatten());
        CollectionAssert.AreEqual(new long[] { 1, 6 }, together["transposed"].stride());
        together["base"].zero_();
        AreEqual([0, 0, 0, 0, 0, 0], together["slice"].contiguous().flatten());

        using var file = WeightsFile.Open(GoldenPth.PathOf(name));
        var (first, second) = (file.Tensors["base"].Read(), file.Tensors["slice"].Read());
        first.zero_();
        AreEqual([values[8], values[9], values[10], values[14], values[15], values[16]], second.contiguous().flatten());
        NetworkState.Dispose(together);
        first.Dispose();
        second.Dispose();
    }

    [TestMethod]
    public void An_expanded_tensor_takes_no_more_memory_than_the_file_has()
    {
        var all = TensorFiles.LoadDictionary(GoldenPth.PathOf("views.pt"));
        CollectionAssert.AreEqual(new long[] { 0, 0 }, all["expanded"].stride());
        AreEqual(Fill.Values(3004, 1, -1, 1), all["expanded"][2, 1].flatten());
        NetworkState.Dispose(all);
    }

    [TestMethod]
    public void Every_type_comes_back_value_by_value()
    {
        var all = TensorFiles.LoadDictionary(GoldenPth.PathOf("dtypes.pt"));
        var floats = Fill.Values(3003, 6, -4, 4);
        var integers = Enumerable.Range(0, 6).Select(i => (float)Math.Floor(Fill.Unit(3003, i) * 100)).ToArray();
        AreEqual(floats, all["float32"].flatten());
        AreEqual(floats, all["float64"].to(ScalarType.Float32).flatten());
        AreEqual([.. floats.Select(value => (float)(Half)value)], all["float16"].to(ScalarType.Float32).flatten());
        using (var brain = tensor(floats).to(ScalarType.BFloat16))
        {
            AreEqual(brain.to(ScalarType.Float32).data<float>().ToArray(), all["bfloat16"].to(ScalarType.Float32).flatten());
        }

        foreach (var name in new[] { "int64", "int32", "int16", "int8", "uint8" })
        {
            AreEqual(integers, all[name].to(ScalarType.Float32).flatten());
        }

        AreEqual([.. integers.Select(value => value % 2 == 0 ? 1f : 0f)], all["bool"].to(ScalarType.Float32).flatten());
        NetworkState.Dispose(all);
    }

    [TestMethod]
    public void What_is_read_outlives_scopes_and_the_file()
    {
        Tensor read;
        using (NewDisposeScope())
        using (var file = WeightsFile.Open(GoldenPth.PathOf("dict.pt")))
        {
            Assert.AreEqual(WeightsFormat.PyTorch, file.Format);
            read = file.Tensors["x"].Read();
        }

        AreEqual(Fill.Values(3001, 4, -1, 1), read);
        read.Dispose();
    }

    private static void AreEqual(float[] expected, Tensor actual)
    {
        CollectionAssert.AreEqual(expected, actual.data<float>().ToArray());
        GoldenCount.Add(expected.Length);
    }
}
