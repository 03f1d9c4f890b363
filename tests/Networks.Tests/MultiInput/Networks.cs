using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.MultiInput;

/// <summary>Adds what a layer makes of an image to what another makes of some numbers.</summary>
internal sealed class ImageAndNumbers : Module<Tensor, Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> image;
    private readonly Module<Tensor, Tensor> numbers;

    public ImageAndNumbers(long[] first, long[] second, long output)
        : base(nameof(ImageAndNumbers))
    {
        image = Linear(first.Aggregate(1L, (product, size) => product * size), output);
        numbers = Linear(second[0], output);
        RegisterComponents();
    }

    public long[][] Seen { get; private set; } = [];

    public override Tensor forward(Tensor input1, Tensor input2)
    {
        Seen = [input1.shape, input2.shape];
        using var scope = NewDisposeScope();
        return (image.call(input1.flatten(1)) + numbers.call(input2)).MoveToOuterDisposeScope();
    }
}

/// <summary>The first input plus twice the second plus thrice the third.</summary>
internal sealed class Weighted() : Module<Tensor, Tensor, Tensor, Tensor>(nameof(Weighted))
{
    public override Tensor forward(Tensor input1, Tensor input2, Tensor input3)
    {
        using var scope = NewDisposeScope();
        return (input1 + input2 * 2 + input3 * 3).MoveToOuterDisposeScope();
    }
}

/// <summary>The sums of all inputs, side by side.</summary>
internal sealed class Sums() : Module<Tensor[], Tensor>(nameof(Sums))
{
    public override Tensor forward(Tensor[] input)
    {
        using var scope = NewDisposeScope();
        return stack([.. input.Select(each => each.flatten(1).sum(1))], 1).MoveToOuterDisposeScope();
    }
}

/// <summary>A user's builder of two inputs with an option.</summary>
public sealed record ImageAndNumbersNet : ITwoInputBuilder
{
    public string Name { get; init; } = "";

    public Module<Tensor, Tensor, Tensor> Build(long[] first, long[] second, long output) => new ImageAndNumbers(first, second, output);
}

public sealed record WeightedNet : IThreeInputBuilder
{
    public Module<Tensor, Tensor, Tensor, Tensor> Build(long[] first, long[] second, long[] third, long output) => new Weighted();
}

public sealed record SumsNet : IManyInputBuilder
{
    public Module<Tensor[], Tensor> Build(IReadOnlyList<long[]> inputs, long output) => new Sums();
}
