namespace Microsoft.ML.Data;

/// <summary>Compares text by its characters, wherever they are stored.</summary>
internal sealed class TextComparer : IEqualityComparer<ReadOnlyMemory<char>>, IComparer<ReadOnlyMemory<char>>
{
    public static readonly TextComparer Instance = new();

    private TextComparer()
    {
    }

    /// <summary>The comparer for values of a raw type; this one for text.</summary>
    public static IEqualityComparer<T> Equality<T>()
        => typeof(T) == typeof(ReadOnlyMemory<char>) ? (IEqualityComparer<T>)(object)Instance : EqualityComparer<T>.Default;

    public static IComparer<T> Order<T>()
        => typeof(T) == typeof(ReadOnlyMemory<char>) ? (IComparer<T>)(object)Instance : Comparer<T>.Default;

    public bool Equals(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceEqual(y.Span);

    public int GetHashCode(ReadOnlyMemory<char> text) => string.GetHashCode(text.Span);

    public int Compare(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceCompareTo(y.Span);
}
