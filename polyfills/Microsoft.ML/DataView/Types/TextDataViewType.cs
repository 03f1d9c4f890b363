namespace Microsoft.ML.Data;

public sealed class TextDataViewType : PrimitiveDataViewType
{
    public static TextDataViewType Instance { get; } = new();

    private TextDataViewType()
        : base(typeof(ReadOnlyMemory<char>))
    {
    }

    public override bool Equals(DataViewType other) => ReferenceEquals(other, this);

    public override string ToString() => "String";
}
