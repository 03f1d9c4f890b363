using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms;

/// <summary>A classifier as bytes and back.</summary>
internal static class ScoringStateFile
{
    private const string Kind = "classification";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static ReadOnlyMemory<byte> Write(ScoringState state)
    {
        var weights = NetworkState.Copy(state.Network);
        try
        {
            return StateBlob.Write(Kind, Describe(state), weights);
        }
        finally
        {
            NetworkState.Dispose(weights);
        }
    }

    /// <summary>Builds the network and gives it its weights.</summary>
    public static ScoringState Read(ReadOnlyMemory<byte> blob)
    {
        var saved = StateBlob.Read(blob, Kind);
        var content = saved.Content;
        var shape = new NetworkShape(content["input"].Deserialize<long[]>()!, (long)content["output"]!);
        var builder = NetworkRegistry.Deserialize(content["builder"]!.AsObject());
        return new ScoringState(
            builder,
            Rebuild(builder, shape, saved.Weights),
            shape,
            (string)content["featureColumn"]!,
            ReadLabels(content["labels"]!.AsObject()),
            content["history"].Deserialize<TrainingHistory>(Json)!,
            (string)content["scoreColumn"]!,
            (string)content["predictedLabelColumn"]!);
    }

    private static JsonObject Describe(ScoringState state) => new()
    {
        ["builder"] = NetworkRegistry.Serialize(state.Builder),
        ["input"] = JsonSerializer.SerializeToNode(state.Shape.Input),
        ["output"] = state.Shape.Output,
        ["featureColumn"] = state.FeatureColumnName,
        ["scoreColumn"] = state.ScoreColumnName,
        ["predictedLabelColumn"] = state.PredictedLabelColumnName,
        ["labels"] = WriteLabels(state.Labels),
        ["history"] = JsonSerializer.SerializeToNode(state.History, Json),
    };

    private static Module<Tensor, Tensor> Rebuild(INetworkBuilder builder, NetworkShape shape, ReadOnlyMemory<byte> file)
    {
        // Layers leave temporary tensors behind while they are built.
        using var scope = NewDisposeScope();
        // The builder draws random weights, which are replaced at once: the caller's random stream must not notice.
        using var random = new RandomStream(0);
        var network = random.Run(() => builder.Build(shape));
        var weights = SafeTensors.Read(file);
        try
        {
            NetworkState.Load(network, weights);
            network.eval();
            NetworkOwnership.Detach(network);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
        finally
        {
            NetworkState.Dispose(weights);
        }
    }

    private static JsonObject WriteLabels(ScoringLabels labels)
    {
        var json = new JsonObject
        {
            ["key"] = labels.KeyType.RawType.Name,
            ["names"] = JsonSerializer.SerializeToNode(labels.Names),
        };
        if (labels is { ValueType: { } type, Values: { } values })
        {
            var texts = KeyValueTexts.Of(type);
            json["type"] = texts.Name;
            json["values"] = JsonSerializer.SerializeToNode(texts.Write(values));
        }
        return json;
    }

    private static ScoringLabels ReadLabels(JsonObject json)
    {
        var names = json["names"].Deserialize<string[]>()!;
        Type[] raws = [typeof(byte), typeof(ushort), typeof(uint), typeof(ulong)];
        var type = new KeyDataViewType(raws.Single(each => each.Name == (string?)json["key"]), names.Length);
        if ((string?)json["type"] is not { } valueType)
            return new ScoringLabels(type, names, null, null);
        var texts = KeyValueTexts.Of(valueType);
        return new ScoringLabels(type, names, texts.Type, texts.Read(json["values"].Deserialize<string[]>()!));
    }
}
