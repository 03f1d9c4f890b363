using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

/// <summary>An object that its source changes from row to row, as image loaders do with theirs.</summary>
public sealed class Frame
{
    public int Number { get; set; }
}

public sealed class FrameType() : StructuredDataViewType(typeof(Frame))
{
    public override bool Equals(DataViewType? other) => other is FrameType;

    public override int GetHashCode() => typeof(FrameType).GetHashCode();
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class FrameTypeAttribute : DataViewTypeAttribute
{
    public override bool Equals(DataViewTypeAttribute? other) => other is FrameTypeAttribute;

    public override int GetHashCode() => typeof(FrameTypeAttribute).GetHashCode();

    public override void Register() => DataViewTypeManager.Register(new FrameType(), typeof(Frame), this);
}
