using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>The probabilities of the row that a cursor or row stands on.</summary>
internal delegate ReadOnlySpan<float> CurrentScores();

/// <summary>Getters of the two added columns over whatever holds the probabilities.</summary>
internal static class ScoreGetters
{
    public static Delegate Of(ScoringBindings bindings, int column, CurrentScores scores)
        => column == bindings.ScoreIndex ? Score(scores) : PredictedLabel(bindings.Labels.KeyType.RawType, scores);

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

    private static ValueGetter<VBuffer<float>> Score(CurrentScores scores)
        => (ref VBuffer<float> value) =>
        {
            var current = scores();
            var editor = VBufferEditor.Create(ref value, current.Length);
            current.CopyTo(editor.Values);
            value = editor.Commit();
        };

    private static Delegate PredictedLabel(Type rawType, CurrentScores scores)
        => rawType switch
        {
            _ when rawType == typeof(byte) => PredictedLabel<byte>(scores),
            _ when rawType == typeof(ushort) => PredictedLabel<ushort>(scores),
            _ when rawType == typeof(uint) => PredictedLabel<uint>(scores),
            _ => PredictedLabel<ulong>(scores),
        };

    // Key 0 is "missing", the first class is 1.
    private static ValueGetter<T> PredictedLabel<T>(CurrentScores scores)
        where T : struct, IUnsignedNumber<T>
        => (ref T value) => value = T.CreateChecked(Best(scores()) + 1);
}
