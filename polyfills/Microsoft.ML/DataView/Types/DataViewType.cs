namespace Microsoft.ML.Data;

public abstract class DataViewType : IEquatable<DataViewType>
{
    public Type RawType { get; }

    private protected DataViewType(Type rawType)
        => RawType = rawType ?? throw new ArgumentNullException(nameof(rawType));

    public abstract bool Equals(DataViewType other);
}
