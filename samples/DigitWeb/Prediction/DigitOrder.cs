using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Web;

/// <summary>Which slot of Score is which digit: a model has its classes in any order, and their names on the slots.</summary>
internal sealed class DigitOrder
{
    private const int Digits = 10;

    private readonly int[] slots;

    private DigitOrder(int[] slots) => this.slots = slots;

    /// <exception cref="InvalidDataException">The scores are not those of ten digits.</exception>
    public static DigitOrder Of(DataViewSchema output)
    {
        var score = output.GetColumnOrNull("Score") ?? throw new InvalidDataException("It has no column Score.");
        VBuffer<ReadOnlyMemory<char>> names = default;
        if (score.HasSlotNames())
        {
            score.GetSlotNames(ref names);
        }

        var found = names.DenseValues().Select(name => $"{name}").ToArray();
        var slots = Enumerable.Range(0, Digits).Select(digit => Array.IndexOf(found, $"{digit}")).ToArray();
        return found.Length == Digits && !slots.Contains(-1)
            ? new DigitOrder(slots)
            : throw new InvalidDataException($"Its classes are [{string.Join(", ", found)}].");
    }

    public Prediction PredictionOf(float[] score, byte[] image)
    {
        var probabilities = Array.ConvertAll(slots, slot => score[slot]);
        return new Prediction(Array.IndexOf(probabilities, probabilities.Max()), probabilities, image);
    }
}
