using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>What the network gave for the row that a cursor or row stands on, finished as the task says.</summary>
internal delegate ReadOnlySpan<float> CurrentScores();

/// <summary>Getters of added columns over whatever holds the scores.</summary>
internal static class ScoreGetters
{
    /// <summary>The index of the highest value, the first of equals; -1 where a value is NaN.</summary>
    public static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (float.IsNaN(scores[i]))
                return -1;
            if (scores[i] > scores[best])
                best = i;
        }
        return best;
    }

    /// <summary>All scores.</summary>
    public static ValueGetter<VBuffer<float>> Vector(CurrentScores scores)
        => (ref VBuffer<float> value) =>
        {
            var current = scores();
            var editor = VBufferEditor.Create(ref value, current.Length);
            current.CopyTo(editor.Values);
            value = editor.Commit();
        };

    /// <summary>Something of the only score.</summary>
    public static ValueGetter<T> Scalar<T>(CurrentScores scores, Func<float, T> convert)
        => (ref T value) => value = convert(scores()[0]);

    /// <summary>The best class as a key of that raw type.</summary>
    public static Delegate Key(Type rawType, CurrentScores scores)
        => rawType switch
        {
            _ when rawType == typeof(byte) => Key<byte>(scores),
            _ when rawType == typeof(ushort) => Key<ushort>(scores),
            _ when rawType == typeof(uint) => Key<uint>(scores),
            _ => Key<ulong>(scores),
        };

    // Key 0 is "missing", the first class is 1.
    private static ValueGetter<T> Key<T>(CurrentScores scores)
        where T : struct, IUnsignedNumber<T>
        => (ref T value) => value = T.CreateChecked(Best(scores()) + 1);
}
