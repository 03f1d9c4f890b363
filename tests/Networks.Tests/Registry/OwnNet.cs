using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Registry;

/// <summary>A user's builder with a positional option, a property, an enumeration and a nested record.</summary>
public sealed record OwnNet(long Width) : INetworkBuilder
{
    public float Slope { get; init; } = 0.1f;

    public Activation Activation { get; init; }

    public OwnHead? Head { get; init; }

    public long Twice => 2 * Width;

    public Module<Tensor, Tensor> Build(NetworkShape shape) => Linear(shape.InputSize, shape.Output);
}

public sealed record OwnHead(string Name, double Scale);

/// <summary>A builder that nobody registers.</summary>
public sealed record ForgottenNet : INetworkBuilder
{
    public Module<Tensor, Tensor> Build(NetworkShape shape) => Linear(shape.InputSize, shape.Output);
}

/// <summary>A builder with an option that is code.</summary>
public sealed record UnwritableNet : INetworkBuilder
{
    public Func<long, long>? Rule { get; init; } = size => size;

    public Module<Tensor, Tensor> Build(NetworkShape shape) => Linear(shape.InputSize, shape.Output);
}
