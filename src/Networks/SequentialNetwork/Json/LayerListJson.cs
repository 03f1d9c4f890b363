using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MLNetTorch.Networks;

/// <summary>A list of objects with a <c>kind</c> and the options of that kind.</summary>
internal sealed class LayerListJson : JsonConverter<LayerList>
{
    public override LayerList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (JsonNode.Parse(ref reader) is not JsonArray list)
        {
            throw new JsonException("The layers are no list; expected [{\"kind\":\"…\"}, …].");
        }

        return LayerList.Create([.. list.Select((node, index) => LayerJson.Read(node, index))]);
    }

    public override void Write(Utf8JsonWriter writer, LayerList value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var layer in value)
        {
            LayerJson.Write(layer).WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
