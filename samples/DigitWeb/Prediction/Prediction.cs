namespace MLNetTorch.Samples.Web;

/// <summary>The answer.</summary>
/// <param name="Digit">The most probable digit.</param>
/// <param name="Probabilities">Those of the digits 0 to 9.</param>
/// <param name="Image">What the network saw: 28 rows of 28 bytes, 0 (paper) to 255 (ink), in base 64.</param>
internal sealed record Prediction(int Digit, IReadOnlyList<float> Probabilities, byte[] Image);
