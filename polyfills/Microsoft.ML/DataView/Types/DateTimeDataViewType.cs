namespace Microsoft.ML.Data;

public sealed class DateTimeDataViewType : PrimitiveDataViewType
{
    public static DateTimeDataViewType Instance { get; } = new();

    private DateTimeDataViewType()
        : base(typeof(DateTime))
    {
    }

    public override bool Equals(DataViewType other) => ReferenceEquals(other, this);

    public override string ToString() => "DateTime";
}
