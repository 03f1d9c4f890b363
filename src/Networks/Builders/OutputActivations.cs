using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

internal static class OutputActivations
{
    /// <summary>Applies the activation to logits <c>[N, classes]</c>.</summary>
    public static Tensor ApplyTo(this OutputActivation activation, Tensor logits) => activation switch
    {
        OutputActivation.None => logits,
        OutputActivation.Softmax => functional.softmax(logits, 1),
        OutputActivation.LogSoftmax => functional.log_softmax(logits, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "Unknown output activation."),
    };

    /// <summary>The same as layers; none where nothing is applied.</summary>
    public static Module<Tensor, Tensor>[] Layers(this OutputActivation activation) => activation switch
    {
        OutputActivation.None => [],
        OutputActivation.Softmax => [Softmax(1)],
        OutputActivation.LogSoftmax => [LogSoftmax(1)],
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "Unknown output activation."),
    };
}
