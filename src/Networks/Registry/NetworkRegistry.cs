using System.Text.Json.Nodes;

namespace MLNetTorch.Networks;

/// <summary>
/// The names under which builders are written into model files. A file can only name builders registered here; no type is ever loaded by name.
/// </summary>
/// <remarks>
/// The shipped builders are registered: <c>lenet</c>, <c>conv-net</c>, <c>mlp</c>, <c>residual-mlp</c>, <c>fixed-hidden-mlp</c>, <c>resnet</c>,
/// <c>sequential</c>, <c>towers</c>, <c>without-layers</c>. Safe for many threads.
/// A builder's options are its public properties that can be set: as JSON, in camel case, enumerations by name.
/// </remarks>
public static class NetworkRegistry
{
    private const string Form = """{"name":"…","options":{…}}""";
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Type> TypeOf = new(StringComparer.Ordinal)
    {
        ["lenet"] = typeof(LeNet),
        ["conv-net"] = typeof(ConvNet),
        ["mlp"] = typeof(Mlp),
        ["residual-mlp"] = typeof(ResidualMlp),
        ["fixed-hidden-mlp"] = typeof(FixedHiddenMlp),
        ["resnet"] = typeof(ResNet),
        ["sequential"] = typeof(SequentialNetwork),
        ["towers"] = typeof(Towers),
        ["without-layers"] = typeof(WithoutLayers),
    };

    /// <summary>The registered names, in order.</summary>
    public static IReadOnlyList<string> Names
    {
        get
        {
            lock (Gate)
            {
                return [.. TypeOf.Keys.Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Registers a builder. Do it once at start-up, in the program that trains and in every program that loads.</summary>
    /// <typeparam name="TBuilder">The builder: a record whose public properties are its options.</typeparam>
    /// <param name="name">The name in model files: letters, digits, '-', '_' and '.', such as <c>my-net</c>.</param>
    /// <exception cref="ArgumentException">The name is no valid name.</exception>
    /// <exception cref="InvalidOperationException">
    /// The name is taken by another type, or the type has another name. Repeating a registration is fine.
    /// </exception>
    public static void Register<TBuilder>(string name)
        where TBuilder : class, INetworkBuilder
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > 100 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            throw new ArgumentException(
                $"'{name}' cannot be the name of a network builder; expected up to 100 letters, digits, '-', '_' and '.'.", nameof(name));
        }

        lock (Gate)
        {
            if (TypeOf.TryGetValue(name, out var other) && other != typeof(TBuilder))
            {
                throw new InvalidOperationException($"The name '{name}' is taken by {other}; register {typeof(TBuilder)} under another one.");
            }

            if (NameOf(typeof(TBuilder)) is { } earlier && earlier != name)
            {
                throw new InvalidOperationException($"{typeof(TBuilder)} is registered as '{earlier}' already; files written with that name need it.");
            }

            TypeOf[name] = typeof(TBuilder);
        }
    }

    /// <summary>The definition of a network as JSON: <c>{"name":"conv-net","options":{"dropout":0.5,…}}</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="InvalidOperationException">The builder's type is not registered, or comes from <see cref="Network.From"/>.</exception>
    public static JsonObject Serialize(INetworkBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string? name;
        lock (Gate)
        {
            name = NameOf(builder.GetType());
        }

        return name is null
            ? throw new InvalidOperationException(NotRegistered(builder))
            : new JsonObject { ["name"] = name, ["options"] = BuilderOptions.Write(name, builder) };
    }

    /// <summary>The builder that a definition describes. Options that it leaves out keep their defaults.</summary>
    /// <param name="definition">What <see cref="Serialize"/> returned.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The name is not registered.</exception>
    /// <exception cref="InvalidDataException">The definition has no name, or an option is unknown or of the wrong type.</exception>
    public static INetworkBuilder Deserialize(JsonObject definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition["name"] is not JsonValue value || !value.TryGetValue<string>(out var name))
        {
            throw new InvalidDataException($"A network's definition has no \"name\"; expected {Form}.");
        }

        if (definition.FirstOrDefault(entry => entry.Key is not ("name" or "options")).Key is { } unknown)
        {
            throw new InvalidDataException($"A network's definition has an unknown entry '{unknown}'; expected {Form}.");
        }

        Type? type;
        lock (Gate)
        {
            TypeOf.TryGetValue(name, out type);
        }

        return type is null
            ? throw new InvalidOperationException(
                $"No network builder is registered as '{name}'.{NameSuggestion.For(name, Names)} Registered are: {string.Join(", ", Names)}. "
                + $"If it is yours, call NetworkRegistry.Register<YourBuilder>(\"{name}\") before loading.")
            : BuilderOptions.Read(name, type, definition["options"]);
    }

    private static string? NameOf(Type type) => TypeOf.FirstOrDefault(entry => entry.Value == type).Key;

    private static string NotRegistered(INetworkBuilder builder) => builder is FunctionNetwork
        ? "A network made by Network.From or Network.FromInputs is a function and cannot be saved. Write it as a record that implements INetworkBuilder, with its options as "
            + "properties, and register that: NetworkRegistry.Register<YourBuilder>(\"your-net\")."
        : $"The network builder {builder.GetType()} is not registered, so it cannot be saved. "
            + $"Call NetworkRegistry.Register<{builder.GetType().Name}>(\"your-net\") at start-up, in the program that trains and in every program that loads.";
}
