using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MLNetTorch.Networks;

/// <summary>One layer as a JSON object. What is wrong with it is told with its place and kind.</summary>
internal static class LayerJson
{
    private const string KindName = "kind";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static JsonObject Write(Layer layer)
    {
        var json = JsonSerializer.SerializeToNode(layer, layer.GetType(), Options)!.AsObject();
        json.Insert(0, KindName, layer.Kind);
        return json;
    }

    public static Layer Read(JsonNode? node, int index)
    {
        if (node is not JsonObject layer)
        {
            throw new JsonException($"Layer {index} is {node?.GetValueKind().ToString() ?? "null"}; expected an object with a \"{KindName}\".");
        }

        if (layer[KindName] is not JsonValue value || !value.TryGetValue<string>(out var kind))
        {
            throw new JsonException($"Layer {index} has no \"{KindName}\"; expected one of {string.Join(", ", LayerKinds.Names)}.");
        }

        if (LayerKinds.Find(kind) is not { } type)
        {
            throw new JsonException(
                $"Layer {index} is of the unknown kind '{kind}'.{NameSuggestion.For(kind, LayerKinds.Names)} Known are {string.Join(", ", LayerKinds.Names)}.");
        }

        try
        {
            return ReadOptions(layer, type);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException or InvalidDataException)
        {
            throw new JsonException($"Layer {index} ({kind}): {fault.Message}", fault);
        }
    }

    private static Layer ReadOptions(JsonObject layer, Type type)
    {
        var options = new JsonObject(layer.Where(entry => entry.Key != KindName).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
        string[] known = [.. Options.GetTypeInfo(type).Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null).Select(p => p.Name)];
        return options.FirstOrDefault(entry => !known.Contains(entry.Key)).Key is { } unknown
            ? throw new JsonException(
                $"it has no option '{unknown}'.{NameSuggestion.For(unknown, known)} {(known.Length == 0 ? "It has no options." : $"Its options are: {string.Join(", ", known)}.")}")
            : (Layer)options.Deserialize(type, Options)!;
    }
}
