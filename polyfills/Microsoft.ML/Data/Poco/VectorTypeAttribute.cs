using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class VectorTypeAttribute : Attribute
{
    internal int[] Dimensions { get; }

    public VectorTypeAttribute()
    {
    }

    public VectorTypeAttribute(int size)
    {
        Checks.Param(size >= 0, nameof(size), "Should be non-negative number");
        Dimensions = [size];
    }

    public VectorTypeAttribute(params int[] dimensions)
    {
        Checks.Param(dimensions.All(size => size >= 0), nameof(dimensions), "Should contain only non-negative values");
        Dimensions = dimensions;
    }
}
