using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetTorch.Networks;

/// <summary>A number, or a list of height and width.</summary>
internal sealed class Size2dJson : JsonConverter<Size2d>
{
    public override Size2d Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var size))
        {
            return size;
        }

        long height = 0, width = 0;
        var pair = reader.TokenType == JsonTokenType.StartArray
            && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out height)
            && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out width)
            && reader.Read() && reader.TokenType == JsonTokenType.EndArray;
        return pair ? (height, width) : throw new JsonException("A size is no whole number and no list of two, [height, width].");
    }

    public override void Write(Utf8JsonWriter writer, Size2d value, JsonSerializerOptions options)
    {
        if (value.Height == value.Width)
        {
            writer.WriteNumberValue(value.Height);
            return;
        }

        writer.WriteStartArray();
        writer.WriteNumberValue(value.Height);
        writer.WriteNumberValue(value.Width);
        writer.WriteEndArray();
    }
}
