using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Hardtanh through clamp: TorchSharp 0.105's own layer hands its input back unchanged. Only the gradient exactly at the bounds differs.</summary>
internal sealed class HardtanhModule : Module<Tensor, Tensor>
{
    private readonly double minimum;
    private readonly double maximum;

    public HardtanhModule(double minimum, double maximum)
        : base("Hardtanh")
    {
        this.minimum = minimum;
        this.maximum = maximum;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => input.clamp(minimum, maximum);
}
