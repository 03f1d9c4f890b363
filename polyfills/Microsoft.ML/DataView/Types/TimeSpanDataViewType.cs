namespace Microsoft.ML.Data;

public sealed class TimeSpanDataViewType : PrimitiveDataViewType
{
    public static TimeSpanDataViewType Instance { get; } = new();

    private TimeSpanDataViewType()
        : base(typeof(TimeSpan))
    {
    }

    public override bool Equals(DataViewType other) => ReferenceEquals(other, this);

    public override string ToString() => "TimeSpan";
}
