using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MLNetTorch.Networks;

/// <summary>Builders as an option of another, each as <see cref="NetworkRegistry"/> writes it: by its registered name.</summary>
internal sealed class BuilderListJson : JsonConverter<IReadOnlyList<INetworkBuilder>>
{
    public override IReadOnlyList<INetworkBuilder> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonNode.Parse(ref reader) is JsonArray definitions && definitions.All(each => each is JsonObject)
            ? [.. definitions.Select(each => NetworkRegistry.Deserialize(each!.AsObject()))]
            : throw new JsonException("The networks are no JSON array of definitions; expected [{\"name\":\"…\",\"options\":{…}}, …].");

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<INetworkBuilder> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var builder in value)
        {
            NetworkRegistry.Serialize(builder).WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
