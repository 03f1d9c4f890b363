namespace Microsoft.ML.Data;

public sealed class RowIdDataViewType : PrimitiveDataViewType
{
    public static RowIdDataViewType Instance { get; } = new();

    private RowIdDataViewType()
        : base(typeof(DataViewRowId))
    {
    }

    public override bool Equals(DataViewType other) => ReferenceEquals(other, this);

    public override string ToString() => "DataViewRowId";
}
