namespace Microsoft.ML.Data;

public sealed class DateTimeOffsetDataViewType : PrimitiveDataViewType
{
    public static DateTimeOffsetDataViewType Instance { get; } = new();

    private DateTimeOffsetDataViewType()
        : base(typeof(DateTimeOffset))
    {
    }

    public override bool Equals(DataViewType other) => ReferenceEquals(other, this);

    public override string ToString() => "DateTimeOffset";
}
