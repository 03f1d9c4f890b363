using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Fuzz;

/// <summary>A small network whose weights are tried to be loaded.</summary>
internal sealed class TrialNetwork : Module<Tensor, Tensor>
{
    private readonly Linear hidden = Linear(4, 3);
    private readonly Linear @out = Linear(3, 2);

    public TrialNetwork()
        : base(nameof(TrialNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input) => @out.call(functional.relu(hidden.call(input)));
}
