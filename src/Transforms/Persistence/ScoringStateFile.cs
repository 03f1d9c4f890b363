using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MLNetTorch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms;

/// <summary>All that a transformer consists of as bytes and back.</summary>
internal static class ScoringStateFile
{
    private static readonly Dictionary<string, Func<JsonObject, ScoringTask>> Tasks = new()
    {
        [ClassificationTask.SavedKind] = ClassificationTask.Read,
        [BinaryTask.SavedKind] = BinaryTask.Read,
        [RegressionTask.SavedKind] = RegressionTask.Read,
        [FeatureTask.SavedKind] = FeatureTask.Read,
    };

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static ReadOnlyMemory<byte> Write(ScoringState state)
        => StateBlob.Write(state.Task.Kind, Describe(state), NetworkState.Of(state.Network));

    /// <summary>Builds the network and gives it its weights.</summary>
    public static ScoringState Read(ReadOnlyMemory<byte> blob)
    {
        var saved = StateBlob.Read(blob, [.. Tasks.Keys]);
        var content = saved.Content;
        // The first models had one feature column, and said so in other words.
        var inputs = content["inputs"].Deserialize<long[][]>() ?? [content["input"].Deserialize<long[]>()!];
        var features = content["featureColumns"].Deserialize<string[]>() ?? [(string)content["featureColumn"]!];
        var shape = NetworkShape.Of(inputs, (long)content["output"]!);
        var builder = NetworkRegistry.Deserialize(content["builder"]!.AsObject());
        // The network last: what goes wrong before it leaves nothing to free.
        var task = Tasks[saved.Kind](content);
        var history = content["history"].Deserialize<TrainingHistory>(Json)!;
        return new ScoringState(builder, Rebuild(builder, shape, saved.Weights), shape, features, task, history)
        {
            FoldBatchNorm = (bool?)content["foldBatchNorm"] ?? false,
        };
    }

    private static JsonObject Describe(ScoringState state)
    {
        var content = new JsonObject
        {
            ["builder"] = NetworkRegistry.Serialize(state.Builder),
            ["inputs"] = JsonSerializer.SerializeToNode(state.Shape.Inputs),
            ["output"] = state.Shape.Output,
            ["featureColumns"] = JsonSerializer.SerializeToNode(state.FeatureColumnNames),
            ["history"] = JsonSerializer.SerializeToNode(state.History, Json),
        };
        if (state.FoldBatchNorm)
            content["foldBatchNorm"] = true;
        state.Task.Write(content);
        return content;
    }

    private static Module<Tensor, Tensor> Rebuild(INetworkBuilder builder, NetworkShape shape, ReadOnlyMemory<byte> file)
    {
        EngineStart.Wait();
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
}
