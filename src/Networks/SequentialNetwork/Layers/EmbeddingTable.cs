using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>An embedding that takes numbers of any type: the features of ML.NET are floating numbers, those of TorchSharp's own embedding integers.</summary>
internal sealed class EmbeddingTable : Module<Tensor, Tensor>
{
    private readonly Parameter weight;

    public EmbeddingTable(long count, long size)
        : base("Embedding")
    {
        weight = new Parameter(randn(count, size));
        RegisterComponents();

        // The layer outlives any scope that is open around its making.
        weight.DetachFromDisposeScope();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var vectors = weight.index_select(0, input.flatten().to(ScalarType.Int64));
        return vectors.reshape([.. input.shape, weight.shape[1]]).MoveToOuterDisposeScope();
    }
}
