namespace Microsoft.ML.Internal;

/// <summary>
/// Marks the static method that reads a component back: <c>static object Load(IHostEnvironment, ModelLoadContext)</c> (any
/// return type). Only methods of this assembly are found, so a model file cannot name code of others.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ModelLoaderAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
