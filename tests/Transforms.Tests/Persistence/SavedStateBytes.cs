using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Model files whose state was changed, made of nothing but public pieces.</summary>
internal static class SavedStateBytes
{
    private const string Column = "MLNetTorch.State";
    private const int ChecksumAt = 16;
    private const int BodyAt = 48;

    public static ModelFile Changed(MLContext ml, IDataView data, Action<byte[]> change)
    {
        using var model = TinyModel.Classifier(ml, data);
        using var file = ModelFile.Of(ml, model, data.Schema);
        var saved = (TransformerChain<ITransformer>)ml.Model.Load(file.Path, out var schema);
        var carriers = new TransformerChain<ITransformer>([.. saved.Take(2)]);
        var state = StateColumn.Decode(carriers.Transform(data).GetColumn<ReadOnlyMemory<char>>(Column).First()).ToArray();
        change(state);
        return WithState(ml, saved, state, schema);
    }

    /// <summary>The file of a model whose state says something else beside the same weights.</summary>
    public static ModelFile Rewritten(MLContext ml, ITorchTransformer model, IDataView data, string kind, JsonObject content)
    {
        using var file = ModelFile.Of(ml, model, data.Schema);
        var saved = (TransformerChain<ITransformer>)ml.Model.Load(file.Path, out var schema);
        return WithState(ml, saved, StateBlob.Write(kind, content, model.Network.state_dict()), schema);
    }

    private static ModelFile WithState(MLContext ml, TransformerChain<ITransformer> saved, ReadOnlyMemory<byte> state, DataViewSchema schema)
    {
        ITransformer[] stages = [.. StateColumn.Chain(ml, Column, state).Take(2), .. saved.Skip(2)];
        return ModelFile.Of(ml, new TransformerChain<ITransformer>(stages), schema);
    }

    /// <summary>Changes text of the header to other text of the same length, and makes the checksum fit again.</summary>
    public static void Replace(byte[] state, string from, string to)
    {
        var at = state.AsSpan().IndexOf(Encoding.UTF8.GetBytes(from));
        Assert.IsGreaterThan(0, at, $"The state does not hold {from}.");
        Encoding.UTF8.GetBytes(to).CopyTo(state, at);
        SHA256.HashData(state.AsSpan(BodyAt)).CopyTo(state, ChecksumAt);
    }
}
