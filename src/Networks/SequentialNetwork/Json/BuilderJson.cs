using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MLNetTorch.Networks;

/// <summary>A builder inside a layer, as <see cref="NetworkRegistry"/> writes it: by its registered name.</summary>
internal sealed class BuilderJson : JsonConverter<INetworkBuilder>
{
    public override INetworkBuilder Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonNode.Parse(ref reader) is JsonObject definition
            ? NetworkRegistry.Deserialize(definition)
            : throw new JsonException("A network's definition is no JSON object; expected {\"name\":\"…\",\"options\":{…}}.");

    public override void Write(Utf8JsonWriter writer, INetworkBuilder value, JsonSerializerOptions options) =>
        NetworkRegistry.Serialize(value).WriteTo(writer);
}
