using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Imbalance;

/// <summary>Digits of which one is rare, in the shape that Model Builder generates.</summary>
public static partial class ImbalancedClasses
{
    /// <summary>One image of a digit.</summary>
    public sealed class ModelInput
    {
        /// <summary>The pixels, 0 (paper) to 255 (ink), row by row.</summary>
        [VectorType(1, 28, 28)]
        public byte[] Image { get; set; } = [];

        /// <summary>The digit that is shown.</summary>
        public uint Label { get; set; }
    }

    /// <summary>Keeps every digit but the rare one, and of that the first <paramref name="kept"/> of all.</summary>
    internal static IReadOnlyList<ModelInput> MakeRare(IEnumerable<ModelInput> digits, int rareDigit, double kept)
    {
        var all = digits.ToList();
        var left = (int)Math.Round(kept * all.Count(digit => digit.Label == rareDigit));
        return [.. all.Where(digit => digit.Label != rareDigit || left-- > 0)];
    }

    internal static IEnumerable<ModelInput> Load(MLContext ml, string folder, MnistSplit split) =>
        ml.Data.CreateEnumerable<ModelInput>(ml.Torch().LoadMnist(folder, split), reuseRowObject: false);
}
