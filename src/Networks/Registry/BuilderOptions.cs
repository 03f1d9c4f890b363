using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MLNetTorch.Networks;

/// <summary>A builder's public settable properties as JSON, and back.</summary>
internal static class BuilderOptions
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static JsonObject Write(string name, INetworkBuilder builder)
    {
        try
        {
            return JsonSerializer.SerializeToNode(builder, builder.GetType(), Json) as JsonObject
                ?? throw new NotSupportedException("It is not written as a JSON object.");
        }
        catch (Exception fault) when (fault is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw new InvalidOperationException(
                $"The options of the network '{name}' ({builder.GetType()}) cannot be written as JSON: {fault.Message} "
                + "Keep to numbers, text, enumerations, lists and records.", fault);
        }
    }

    public static INetworkBuilder Read(string name, Type type, JsonNode? options)
    {
        options ??= new JsonObject();
        if (options is not JsonObject given)
        {
            throw new InvalidDataException($"The \"options\" of the network '{name}' are {options.GetValueKind()}; expected a JSON object.");
        }

        try
        {
            CheckNames(name, type, given);
            return (INetworkBuilder)given.Deserialize(type, Json)!;
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"The network '{name}' has an option that does not fit {type}: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException($"The options of the network '{name}' cannot be read into {type}: {fault.Message}", fault);
        }
    }

    private static void CheckNames(string name, Type type, JsonObject given)
    {
        string[] known = [.. Json.GetTypeInfo(type).Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null).Select(p => p.Name)];
        if (given.FirstOrDefault(option => !known.Contains(option.Key)).Key is { } unknown)
        {
            throw new InvalidDataException(
                $"The network '{name}' has no option '{unknown}'.{NameSuggestion.For(unknown, known)} Its options are: {string.Join(", ", known)}.");
        }
    }
}
