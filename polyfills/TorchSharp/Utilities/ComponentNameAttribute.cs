namespace TorchSharp.Utils;

/// <summary>The name under which the field's module, parameter or tensor is registered, instead of the field's own.</summary>
[AttributeUsage(AttributeTargets.Field)]
public class ComponentNameAttribute : Attribute
{
    public string Name { get; set; }
}
