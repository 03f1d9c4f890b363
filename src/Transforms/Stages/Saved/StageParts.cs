using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>What the custom mapping of a saved stage writes: the image cut into parts of 1, 2, 4, 8… values.</summary>
/// <remarks>
/// ML.NET keeps no sizes for a custom mapping in a model file: it takes them from the class. Any size is a sum of powers of two,
/// so the parts that are in use, joined by Concatenate, give the output its known size again. The names are part of the file format.
/// </remarks>
internal sealed class StageParts
{
    private const string Prefix = "MLNetTorch.Stage.Part";
    private const int Count = 28;

    /// <summary>The columns, the smallest part first.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. Enumerable.Range(0, Count).Select(bit => $"{Prefix}{bit}")];

    /// <summary>The columns that make up an image of <paramref name="size"/> values, in their order.</summary>
    public static string[] ColumnsFor(int size)
        => size < 1 << Count
            ? [.. Enumerable.Range(0, Count).Where(bit => (size >> bit & 1) == 1).Select(bit => Columns[bit])]
            : throw new NotSupportedException($"An image of {size} values cannot be saved in a model; the limit is {(1 << Count) - 1}.");

    /// <summary>Cuts an image into the parts.</summary>
    public void Set(ReadOnlySpan<float> image)
    {
        var size = image.Length;
        for (var bit = 0; bit < Count; bit++)
        {
            if ((size >> bit & 1) == 0)
                continue;
            ref var part = ref Part(bit);
            var editor = VBufferEditor.Create(ref part, 1 << bit);
            image[..(1 << bit)].CopyTo(editor.Values);
            part = editor.Commit();
            image = image[(1 << bit)..];
        }
    }

    private ref VBuffer<float> Part(int bit)
    {
        switch (bit)
        {
            case 0: return ref Part0;
            case 1: return ref Part1;
            case 2: return ref Part2;
            case 3: return ref Part3;
            case 4: return ref Part4;
            case 5: return ref Part5;
            case 6: return ref Part6;
            case 7: return ref Part7;
            case 8: return ref Part8;
            case 9: return ref Part9;
            case 10: return ref Part10;
            case 11: return ref Part11;
            case 12: return ref Part12;
            case 13: return ref Part13;
            case 14: return ref Part14;
            case 15: return ref Part15;
            case 16: return ref Part16;
            case 17: return ref Part17;
            case 18: return ref Part18;
            case 19: return ref Part19;
            case 20: return ref Part20;
            case 21: return ref Part21;
            case 22: return ref Part22;
            case 23: return ref Part23;
            case 24: return ref Part24;
            case 25: return ref Part25;
            case 26: return ref Part26;
            default: return ref Part27;
        }
    }

#pragma warning disable CS1591, CA1051 // Fields, so that parts can be filled in place.
    [ColumnName(Prefix + "0"), VectorType(1 << 0)] public VBuffer<float> Part0;
    [ColumnName(Prefix + "1"), VectorType(1 << 1)] public VBuffer<float> Part1;
    [ColumnName(Prefix + "2"), VectorType(1 << 2)] public VBuffer<float> Part2;
    [ColumnName(Prefix + "3"), VectorType(1 << 3)] public VBuffer<float> Part3;
    [ColumnName(Prefix + "4"), VectorType(1 << 4)] public VBuffer<float> Part4;
    [ColumnName(Prefix + "5"), VectorType(1 << 5)] public VBuffer<float> Part5;
    [ColumnName(Prefix + "6"), VectorType(1 << 6)] public VBuffer<float> Part6;
    [ColumnName(Prefix + "7"), VectorType(1 << 7)] public VBuffer<float> Part7;
    [ColumnName(Prefix + "8"), VectorType(1 << 8)] public VBuffer<float> Part8;
    [ColumnName(Prefix + "9"), VectorType(1 << 9)] public VBuffer<float> Part9;
    [ColumnName(Prefix + "10"), VectorType(1 << 10)] public VBuffer<float> Part10;
    [ColumnName(Prefix + "11"), VectorType(1 << 11)] public VBuffer<float> Part11;
    [ColumnName(Prefix + "12"), VectorType(1 << 12)] public VBuffer<float> Part12;
    [ColumnName(Prefix + "13"), VectorType(1 << 13)] public VBuffer<float> Part13;
    [ColumnName(Prefix + "14"), VectorType(1 << 14)] public VBuffer<float> Part14;
    [ColumnName(Prefix + "15"), VectorType(1 << 15)] public VBuffer<float> Part15;
    [ColumnName(Prefix + "16"), VectorType(1 << 16)] public VBuffer<float> Part16;
    [ColumnName(Prefix + "17"), VectorType(1 << 17)] public VBuffer<float> Part17;
    [ColumnName(Prefix + "18"), VectorType(1 << 18)] public VBuffer<float> Part18;
    [ColumnName(Prefix + "19"), VectorType(1 << 19)] public VBuffer<float> Part19;
    [ColumnName(Prefix + "20"), VectorType(1 << 20)] public VBuffer<float> Part20;
    [ColumnName(Prefix + "21"), VectorType(1 << 21)] public VBuffer<float> Part21;
    [ColumnName(Prefix + "22"), VectorType(1 << 22)] public VBuffer<float> Part22;
    [ColumnName(Prefix + "23"), VectorType(1 << 23)] public VBuffer<float> Part23;
    [ColumnName(Prefix + "24"), VectorType(1 << 24)] public VBuffer<float> Part24;
    [ColumnName(Prefix + "25"), VectorType(1 << 25)] public VBuffer<float> Part25;
    [ColumnName(Prefix + "26"), VectorType(1 << 26)] public VBuffer<float> Part26;
    [ColumnName(Prefix + "27"), VectorType(1 << 27)] public VBuffer<float> Part27;
#pragma warning restore CS1591, CA1051
}
