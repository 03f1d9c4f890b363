namespace Microsoft.ML.Data;

public sealed class BooleanDataViewType : PrimitiveDataViewType
{
    public static BooleanDataViewType Instance { get; } = new();

    private BooleanDataViewType()
        : base(typeof(bool))
    {
    }

    public override bool Equals(DataViewType other) => ReferenceEquals(other, this);

    public override string ToString() => "Boolean";
}
