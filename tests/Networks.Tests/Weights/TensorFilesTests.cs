using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.Weights;

[TestClass]
public sealed class TensorFilesTests
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "x-file");

    [TestCleanup]
    public void Clean() => Directory.Delete(Path.GetDirectoryName(_path)!, true);

    [TestMethod]
    public void A_tensor_comes_back()
    {
        using var scope = NewDisposeScope();
        var tensor = rand(3, 4);
        TensorFiles.Save(_path, tensor);
        Assert.IsTrue(tensor.Equals(TensorFiles.Load(_path)));
    }

    [TestMethod]
    public void A_list_comes_back_in_its_order()
    {
        using var scope = NewDisposeScope();
        Tensor[] tensors = [.. Enumerable.Range(0, 12).Select(i => full([i + 1], (float)i))];
        TensorFiles.Save(_path, tensors);
        var read = TensorFiles.LoadList(_path);
        CollectionAssert.AreEqual(tensors.Select(tensor => tensor.numel()).ToArray(), read.Select(tensor => tensor.numel()).ToArray());
        CollectionAssert.AreEqual(Enumerable.Repeat(11f, 12).ToArray(), read[11].data<float>().ToArray());

        TensorFiles.Save(_path, Array.Empty<Tensor>());
        Assert.IsEmpty(TensorFiles.LoadList(_path));
    }

    [TestMethod]
    public void A_dictionary_comes_back()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (rand(4), arange(3));
        TensorFiles.Save(_path, new Dictionary<string, Tensor> { ["x"] = x, ["y"] = y });
        var read = TensorFiles.LoadDictionary(_path);
        Assert.HasCount(2, read);
        Assert.IsTrue(x.Equals(read["x"]));
        Assert.IsTrue(y.Equals(read["y"]));
    }

    [TestMethod]
    public void What_is_not_there_is_told_by_what_is()
    {
        using var scope = NewDisposeScope();
        TensorFiles.Save(_path, new Dictionary<string, Tensor> { ["x"] = rand(4), ["y"] = rand(4) });
        Refused(() => TensorFiles.Load(_path), "it is no single tensor; it holds 2 tensors by name");
        Refused(() => TensorFiles.LoadList(_path), "it is no list of tensors; its 2 tensors by name lack '0'");
        var list = PyTorch.GoldenPth.PathOf("list.pt");
        Refused(() => TensorFiles.Load(list), "it is no single tensor; it holds a list");
        Refused(() => TensorFiles.LoadDictionary(list), "it is no dictionary of tensors; it holds a list");
        Refused(() => TensorFiles.LoadList(PyTorch.GoldenPth.PathOf("dict.pt")), "it is no list of tensors; it holds a dictionary of 'x' (a tensor), 'y' (a tensor)");
    }

    private static void Refused(Func<object> load, string message) =>
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => load()).Message, message);
}
