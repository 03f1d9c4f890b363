using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

internal static class Activations
{
    public static Tensor ApplyTo(this Activation activation, Tensor x) => activation switch
    {
        Activation.ReLU => functional.relu(x),
        Activation.LeakyReLU => functional.leaky_relu(x, 0.01),
        Activation.ELU => functional.elu(x, 1.0),
        Activation.GELU => functional.gelu(x),
        Activation.SiLU => functional.silu(x),
        Activation.Sigmoid => x.sigmoid(),
        Activation.Tanh => x.tanh(),
        Activation.Identity => x,
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "Unknown activation."),
    };

    /// <summary>The same as layers; none where nothing is applied.</summary>
    public static Module<Tensor, Tensor>[] Layers(this Activation activation) => activation switch
    {
        Activation.ReLU => [ReLU()],
        Activation.LeakyReLU => [LeakyReLU(0.01)],
        Activation.ELU => [ELU(1.0)],
        Activation.GELU => [GELU()],
        Activation.SiLU => [SiLU()],
        Activation.Sigmoid => [Sigmoid()],
        Activation.Tanh => [Tanh()],
        Activation.Identity => [],
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "Unknown activation."),
    };
}
