using Microsoft.ML;
using MLNetTorch.Networks;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class SaveWeightsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Weights_are_written_whole_and_read_back_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("weights");
        var path = Path.Combine(folder.FullName, "sub", "tiny.safetensors");
        using var model = TinyModel.Classifier(_ml, TinyModel.Data(_ml, 3));

        model.SaveWeights(path);
        model.SaveWeights(path);

        var read = SafeTensors.Read(File.ReadAllBytes(path));
        foreach (var (name, tensor) in model.Network.state_dict())
            CollectionAssert.AreEqual(tensor.data<float>().ToArray(), read[name].data<float>().ToArray());
        Assert.HasCount(1, Directory.GetFiles(Path.GetDirectoryName(path)!));
        NetworkState.Dispose(read);
        folder.Delete(recursive: true);
    }
}
