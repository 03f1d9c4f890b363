namespace Microsoft.ML.Data;

/// <summary>Applies a function to every value of a vector; a sparse one stays sparse where the function keeps the default value.</summary>
internal static class VectorMap
{
    /// <param name="input">Gives the vectors.</param>
    /// <param name="function">What to do with each value.</param>
    /// <param name="mapImplicit">Whether the function is asked about values that are not written, too; else they stay unwritten.</param>
    public static ValueGetter<VBuffer<TOut>> Getter<TIn, TOut>(ValueGetter<VBuffer<TIn>> input, Func<TIn, TOut> function, bool mapImplicit = true)
    {
        VBuffer<TIn> source = default;
        return (ref VBuffer<TOut> destination) =>
        {
            input(ref source);
            Apply(source, ref destination, function, mapImplicit);
        };
    }

    private static void Apply<TIn, TOut>(in VBuffer<TIn> source, ref VBuffer<TOut> destination, Func<TIn, TOut> function, bool mapImplicit)
    {
        var values = source.GetValues();
        TOut implicitValue = source.IsDense || !mapImplicit ? default : function(default);
        bool keepSparse = IsDefault(implicitValue);
        var editor = VBufferEditor.Create(ref destination, source.Length, keepSparse ? values.Length : source.Length);
        if (source.IsDense || keepSparse)
        {
            for (int i = 0; i < values.Length; i++)
                editor.Values[i] = function(values[i]);
            source.GetIndices().CopyTo(editor.Indices);
        }
        else
        {
            var indices = source.GetIndices();
            editor.Values.Fill(implicitValue);
            for (int i = 0; i < values.Length; i++)
                editor.Values[indices[i]] = function(values[i]);
        }
        destination = editor.Commit();
    }

    // Text is compared by its length: two empty texts need not be of the same array.
    private static bool IsDefault<T>(T value)
        => value is ReadOnlyMemory<char> text ? text.IsEmpty : EqualityComparer<T>.Default.Equals(value, default);
}
