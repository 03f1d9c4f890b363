using System.Text.Json;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>Checks every claim of a header before any memory is taken for a tensor.</summary>
internal static class SafeTensorsHeaderParser
{
    public static SafeTensorsHeader Parse(JsonElement header, long dataLength)
    {
        if (header.ValueKind != JsonValueKind.Object)
        {
            throw SafeTensorsHeader.Fault($"its header is JSON of kind {header.ValueKind}; expected an object");
        }

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<SafeTensorsEntry>();
        foreach (var property in header.EnumerateObject())
        {
            if (property.Name == SafeTensorsEntry.MetadataName)
            {
                metadata = Texts(property.Value);
            }
            else
            {
                entries.Add(Entry(property.Name, property.Value));
            }
        }

        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        CheckPlaces(entries, dataLength);
        return new SafeTensorsHeader(entries, metadata);
    }

    private static void CheckPlaces(List<SafeTensorsEntry> entries, long dataLength)
    {
        var end = 0L;
        foreach (var entry in entries)
        {
            if (entry.Begin != end)
            {
                var fault = entry.Begin < end ? "overlap" : "leave a gap";
                throw Fault(entry.Name, $"begins at byte {entry.Begin}; expected {end}, where the one before it ends (tensors {fault})");
            }

            end = entry.End;
        }

        if (end != dataLength)
        {
            throw SafeTensorsHeader.Fault(
                $"its tensors take {end} bytes, but {dataLength} follow the header: it is {(end > dataLength ? "cut short" : "too long")}");
        }
    }

    private static SafeTensorsEntry Entry(string name, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Fault(name, $"is described by JSON of kind {json.ValueKind}; expected an object");
        }

        var type = Type(name, json);
        var shape = Numbers(name, json, "shape");
        var places = Numbers(name, json, "data_offsets");
        if (places.Length != 2 || places[1] < places[0])
        {
            throw Fault(name, $"has data_offsets [{string.Join(", ", places)}]; expected [begin, end]");
        }

        var size = Size(name, shape, SafeTensorsType.SizeOf(type));
        return places[1] - places[0] == size
            ? new SafeTensorsEntry(name, type, shape, places[0], places[1])
            : throw Fault(name, $"has {places[1] - places[0]} bytes; expected {size} for {SafeTensorsType.NameOf(type)} of shape [{string.Join(", ", shape)}]");
    }

    private static ScalarType Type(string name, JsonElement json)
    {
        if (!json.TryGetProperty("dtype", out var dtype) || dtype.ValueKind != JsonValueKind.String)
        {
            throw Fault(name, "has no dtype");
        }

        return SafeTensorsType.Parse(dtype.GetString()!)
            ?? throw Fault(name, $"is of the unknown type '{dtype.GetString()}'; known are {SafeTensorsType.Names}");
    }

    private static long[] Numbers(string name, JsonElement json, string property)
    {
        if (!json.TryGetProperty(property, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw Fault(name, $"has no list '{property}'");
        }

        return [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number) && number >= 0
            ? number
            : throw Fault(name, $"has {item} in '{property}'; expected whole numbers from 0"))];
    }

    private static long Size(string name, long[] shape, int elementSize)
    {
        try
        {
            // The other dimensions of an empty tensor count too: its strides are made of them.
            var bytes = shape.Where(size => size > 0).Aggregate((long)elementSize, (product, size) => checked(product * size));
            return shape.Contains(0) ? 0 : bytes;
        }
        catch (OverflowException)
        {
            throw Fault(name, $"has the shape [{string.Join(", ", shape)}], more bytes than any file holds");
        }
    }

    private static Dictionary<string, string> Texts(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.EnumerateObject().All(text => text.Value.ValueKind == JsonValueKind.String)
            ? json.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!, StringComparer.Ordinal)
            : throw SafeTensorsHeader.Fault($"its {SafeTensorsEntry.MetadataName} is not an object of texts");

    private static InvalidDataException Fault(string name, string what) => SafeTensorsHeader.Fault($"tensor '{name}' {what}");
}
