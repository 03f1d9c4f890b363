using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

internal sealed class TowersModule : Module<Tensor[], Tensor>
{
    private readonly Module<Tensor, Tensor>[] towers;
    private readonly Module<Tensor, Tensor> head;

    public TowersModule(Module<Tensor, Tensor>[] towers, Module<Tensor, Tensor> head)
        : base(nameof(Towers))
    {
        this.towers = towers;
        this.head = head;
        for (var i = 0; i < towers.Length; i++)
        {
            register_module($"tower{i}", towers[i]);
        }

        register_module("head", head);
    }

    public override Tensor forward(Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        var joined = cat([.. towers.Zip(inputs, (tower, input) => tower.call(input))], 1);
        return head.call(functional.relu(joined)).MoveToOuterDisposeScope();
    }
}
