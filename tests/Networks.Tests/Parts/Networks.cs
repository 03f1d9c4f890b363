using System.Collections.ObjectModel;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Parts;

/// <summary>The tutorial's model with a skip connection: layers in private read-only fields.</summary>
internal sealed class ModelCustom2 : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> fc1 = Linear(784, 100);
    private readonly Module<Tensor, Tensor> relu = ReLU();
    private readonly Module<Tensor, Tensor> fc2 = Linear(100, 10);

    public ModelCustom2()
        : base(nameof(ModelCustom2)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = fc1.call(input);
        return fc2.call(relu.call(x).add(x)).MoveToOuterDisposeScope();
    }
}

/// <summary>A network of blocks, some of them Sequentials.</summary>
internal sealed class BlockNet : Module<Tensor, Tensor>
{
    private readonly Sequential stem;
    private readonly Sequential layer1;
    private readonly Module<Tensor, Tensor> fc;

    public BlockNet()
        : base(nameof(BlockNet))
    {
        stem = Sequential(("conv", Conv2d(1, 4, 3)), ("bn", BatchNorm2d(4)), ("relu", ReLU()));
        layer1 = Sequential(new Block(4), new Block(4));
        fc = Linear(4, 3);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return fc.call(layer1.call(stem.call(input)).mean([2, 3])).MoveToOuterDisposeScope();
    }
}

internal sealed class Block : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> conv1;
    private readonly Module<Tensor, Tensor> bn1;
    private readonly Module<Tensor, Tensor> conv2;

    public Block(long channels)
        : base(nameof(Block))
    {
        conv1 = Conv2d(channels, channels, 1);
        bn1 = BatchNorm2d(channels);
        conv2 = Conv2d(channels, channels, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return conv2.call(bn1.call(conv1.call(input)).relu()).MoveToOuterDisposeScope();
    }
}

/// <summary>Layers in a property, an array, a list and a dictionary, and one in a field of the base class; each maps 2 to 2.</summary>
internal sealed class KeepingNet : KeepingBase
{
    private readonly Module<Tensor, Tensor>[] array = [Linear(2, 2), Linear(2, 2)];
    private readonly List<Module<Tensor, Tensor>> list = [Linear(2, 2), Linear(2, 2)];
    private readonly Dictionary<string, Module> dictionary = new() { ["only"] = Linear(2, 2) };

    public KeepingNet()
        : base(nameof(KeepingNet))
    {
        Head = Linear(2, 2);
        register_module("base", InBase);
        for (var i = 0; i < 2; i++)
        {
            register_module($"array{i}", array[i]);
            register_module($"list{i}", list[i]);
        }

        register_module("dictionary", dictionary["only"]);
        register_module("head", Head);
    }

    public Module<Tensor, Tensor> Head { get; }

    protected override IEnumerable<Module> Steps() => [InBase, .. array, .. list, dictionary["only"], Head];
}

internal abstract class KeepingBase : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> inBase = Linear(2, 2);

    protected KeepingBase(string name)
        : base(name)
    {
    }

    protected Module<Tensor, Tensor> InBase => inBase;

    public override Tensor forward(Tensor input) => Steps().Aggregate(input, (x, step) => ((Module<Tensor, Tensor>)step).call(x));

    protected abstract IEnumerable<Module> Steps();
}

/// <summary>Layers in a ModuleList and a ModuleDict, called in order.</summary>
internal sealed class ListNet : Module<Tensor, Tensor>
{
    private readonly ModuleList<Module<Tensor, Tensor>> layers = ModuleList<Module<Tensor, Tensor>>(Linear(2, 2), ReLU(), Linear(2, 2));
    private readonly ModuleDict<Module<Tensor, Tensor>> heads = ModuleDict<Module<Tensor, Tensor>>(("first", Linear(2, 2)), ("second", Linear(2, 2)));

    public ListNet()
        : base(nameof(ListNet)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = layers.Aggregate(input, (value, layer) => layer.call(value));
        return heads["second"].call(heads["first"].call(x));
    }
}

/// <summary>The same layer in two fields.</summary>
internal sealed class TwiceNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> a;
    private readonly Module<Tensor, Tensor> b;

    public TwiceNet()
        : base(nameof(TwiceNet))
    {
        a = b = Linear(2, 2);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => b.call(a.call(input));
}

/// <summary>The same layer twice in an array, or registered twice and kept once.</summary>
internal sealed class TwiceInArrayNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor>[] steps;

    public TwiceInArrayNet(bool keptOnce)
        : base(nameof(TwiceInArrayNet))
    {
        var shared = Linear(2, 2);
        steps = keptOnce ? [shared] : [shared, shared];
        register_module("first", shared);
        register_module("second", shared);
    }

    public override Tensor forward(Tensor input) => steps.Aggregate(input, (x, step) => step.call(x));
}

/// <summary>A layer that only a function, or a collection that cannot be written, holds.</summary>
internal sealed class HidingNet : Module<Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor> run;
    private readonly ReadOnlyCollection<Module<Tensor, Tensor>> fixedOnes;

    public HidingNet()
        : base(nameof(HidingNet))
    {
        var layer = Linear(2, 2);
        register_module("hidden", layer);
        run = layer.call;
        fixedOnes = new([Linear(2, 2)]);
        register_module("fixed", fixedOnes[0]);
    }

    public override Tensor forward(Tensor input) => fixedOnes[0].call(run(input));
}

/// <summary>A layer in a field and in a function besides: one over the layer, one over the field.</summary>
internal sealed class FunctionNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> captured = Linear(2, 2);
    private readonly Module<Tensor, Tensor> read = Linear(2, 2);
    private readonly Func<Tensor, Tensor> overLayer;
    private readonly Func<Tensor, Tensor> overField;

    public FunctionNet()
        : base(nameof(FunctionNet))
    {
        var layer = captured;
        overLayer = input => layer.call(input);
        overField = input => read.call(input);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => overField(overLayer(input));
}

/// <summary>A field that takes one kind of layer only.</summary>
internal sealed class NarrowNet : Module<Tensor, Tensor>
{
    private readonly Linear fc = Linear(2, 2);
    private readonly OwnSequential body = new();

    public NarrowNet()
        : base(nameof(NarrowNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => body.call(fc.call(input));
}

internal sealed class OwnSequential : Sequential
{
    public OwnSequential()
        : base(Linear(2, 2), ReLU())
    {
    }
}

/// <summary>The tutorial's NeuralNetwork.</summary>
internal sealed class NeuralNetwork : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> flatten = Flatten(0);
    private readonly Sequential linear_relu_stack = Sequential(Linear(12, 5), ReLU(), Linear(5, 5), ReLU(), Linear(5, 3));
    private readonly Module<Tensor, Tensor> softmax = Softmax(1);

    public NeuralNetwork()
        : base(nameof(NeuralNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input) => softmax.call(linear_relu_stack.call(flatten.call(input).unsqueeze_(0)));
}

internal static class Nets
{
    public static Sequential Tied()
    {
        var shared = Linear(8, 8);
        return Sequential(Linear(4, 8), ReLU(), shared, ReLU(), shared, ReLU(), Linear(8, 1));
    }

    public static string[] StateNames(Module network)
    {
        var state = NetworkState.Copy(network);
        string[] names = [.. state.Keys];
        NetworkState.Dispose(state);
        return names;
    }
}
