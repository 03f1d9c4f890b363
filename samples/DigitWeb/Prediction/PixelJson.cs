using System.Text.Json;

namespace MLNetTorch.Samples.Web;

/// <summary>A digit as JSON: an array of 784 whole numbers, the pixels as the network takes them, without any preparation.</summary>
internal static class PixelJson
{
    private const int Count = 28 * 28;

    public static DigitWeb.ModelInput Parse(byte[] json)
    {
        var image = new byte[Count];
        var count = 0;
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            {
                throw Refused.BadJson("It is no array.");
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                image[count < Count ? count : throw Refused.BadJson("It has more values.")] = ValueOf(ref reader, count);
                count++;
            }

            // Reads to the end, so that nothing may stand behind the array.
            reader.Read();
        }
        catch (JsonException fault)
        {
            throw Refused.BadJson($"It cannot be parsed at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine}.");
        }

        return count == Count ? new() { Image = image } : throw Refused.BadJson($"It has {count} values.");
    }

    private static byte ValueOf(ref Utf8JsonReader reader, int place) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetByte(out var value)
            ? value
            : throw Refused.BadJson($"The value at place {place} is not a whole number from 0 to 255.");
}
