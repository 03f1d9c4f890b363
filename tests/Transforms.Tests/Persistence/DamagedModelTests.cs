using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Every way in which a model file can be wrong has its own message, from LoadModel and from a plain load alike.</summary>
[TestClass]
public sealed class DamagedModelTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.3)]
    [DataRow(0.95)]
    public void A_file_that_is_cut_short(double left)
    {
        var data = TinyModel.Data(_ml, 3);
        using var model = TinyModel.Classifier(_ml, data);
        using var file = ModelFile.Of(_ml, model, data.Schema);
        var bytes = File.ReadAllBytes(file.Path);
        File.WriteAllBytes(file.Path, bytes[..(int)(bytes.Length * left)]);

        var error = Assert.ThrowsExactly<InvalidDataException>(() => _ml.Torch().LoadModel(file.Path, out _));

        StringAssert.Contains(error.Message, $"The model file '{file.Path}' cannot be loaded: it is cut short, altered");
    }

    [TestMethod]
    public void A_file_that_is_not_there()
    {
        var error = Assert.ThrowsExactly<FileNotFoundException>(() => _ml.Torch().LoadModel("no-such-model.zip", out _));
        StringAssert.Contains(error.Message, "There is no model file");
    }

    [TestMethod]
    public void A_state_with_one_bit_changed() => AssertFault(
        state => state[^1] ^= 1, "was altered: its SHA-256 is not the one written down");

    [TestMethod]
    public void A_state_that_is_shorter_than_it_says() => AssertFault(
        state => state[8] ^= 1, "The saved state of the model is cut short");

    [TestMethod]
    public void A_state_that_does_not_begin_as_one() => AssertFault(
        state => state[0] = 0, "does not begin as one of MLNetTorch");

    [TestMethod]
    public void A_state_of_another_format_version() => AssertFault(
        state => state[4] = 99, "The model was saved in format version 99; this MLNetTorch reads version 1.");

    [TestMethod]
    public void A_state_from_another_TorchSharp()
    {
        var name = typeof(TorchSharp.torch).Assembly.GetName().Name!;
        AssertFault(
            state => SavedStateBytes.Replace(state, $"\"assembly\":\"{name}\"", $"\"assembly\":\"{new string('X', name.Length)}\""),
            $"The model was saved on another stack: its TorchSharp is '{new string('X', name.Length)}'");
    }

    [TestMethod]
    public void A_state_from_another_ML_NET()
    {
        var name = typeof(MLContext).Assembly.GetName().Name!;
        AssertFault(
            state => SavedStateBytes.Replace(state, $"\"assembly\":\"{name}\"", $"\"assembly\":\"{new string('Y', name.Length)}\""),
            $"The model was saved on another stack: its ML.NET is '{new string('Y', name.Length)}'");
    }

    [TestMethod]
    public void A_state_that_names_an_unregistered_builder()
    {
        var data = TinyModel.Data(_ml, 3);
        using var file = SavedStateBytes.Changed(_ml, data, state => SavedStateBytes.Replace(state, "\"name\":\"mlp\"", "\"name\":\"xyz\""));

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Torch().LoadModel(file.Path, out _));

        StringAssert.Contains(error.Message, "xyz");
        StringAssert.Contains(error.Message, "NetworkRegistry.Register");
    }

    private void AssertFault(Action<byte[]> change, string message)
    {
        var data = TinyModel.Data(_ml, 3);
        using var file = SavedStateBytes.Changed(_ml, data, change);

        var error = Assert.ThrowsExactly<InvalidDataException>(() => _ml.Torch().LoadModel(file.Path, out _));
        StringAssert.Contains(error.Message, message);
        StringAssert.Contains(error.Message, file.Path);
        var plain = _ml.Model.Load(file.Path, out _).Transform(data);
        var late = Assert.Throws<Exception>(() => plain.GetColumn<uint>("PredictedLabel").ToArray());
        StringAssert.Contains(late.GetBaseException().Message, message);
    }
}
