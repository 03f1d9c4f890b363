using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Web;

/// <summary>What the model reads and says, in the shape that Model Builder generates.</summary>
public static partial class DigitWeb
{
    /// <summary>One image of a digit.</summary>
    public sealed class ModelInput
    {
        /// <summary>The pixels, 0 (paper) to 255 (ink), row by row.</summary>
        [VectorType(1, 28, 28)]
        public byte[] Image { get; set; } = [];

        /// <summary>Not needed for a prediction; models that were saved with their label's stage ask for the column.</summary>
        public uint Label { get; set; }
    }

    /// <summary>What the network says about one image.</summary>
    public sealed class ModelOutput
    {
        /// <summary>The probability of each class, in the model's order.</summary>
        public float[] Score { get; set; } = [];
    }
}
