using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

internal sealed class ConvNetModule : Module<Tensor, Tensor>, IInferenceLayers
{
    // The fields' names are the names in state dictionaries.
    private readonly Module<Tensor, Tensor> conv1;
    private readonly Module<Tensor, Tensor> conv2;
    private readonly Module<Tensor, Tensor> conv2_drop;
    private readonly Module<Tensor, Tensor> fc1;
    private readonly Module<Tensor, Tensor> fc2;
    private readonly double dropout;
    private readonly OutputActivation outputActivation;

    public ConvNetModule(ConvNet options, NetworkShape shape, long kernel, long features)
        : base(nameof(ConvNet))
    {
        conv1 = Conv2d(shape.Input[0], options.FirstChannels, kernel);
        conv2 = Conv2d(options.FirstChannels, options.SecondChannels, kernel);
        conv2_drop = Dropout2d(options.Dropout);
        fc1 = Linear(features, options.HiddenSize);
        fc2 = Linear(options.HiddenSize, shape.Output);
        dropout = options.Dropout;
        outputActivation = options.OutputActivation;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = functional.max_pool2d(conv1.call(input), 2).relu_();
        x = functional.max_pool2d(conv2_drop.call(conv2.call(x)), 2).relu_();
        x = x.flatten(1);
        x = functional.relu(fc1.call(x));
        if (training && dropout > 0)
        {
            x = functional.dropout(x, dropout, true);
        }

        return outputActivation.ApplyTo(fc2.call(x)).MoveToOuterDisposeScope();
    }

    // In evaluation dropout hands on what it gets.
    public IReadOnlyList<Module<Tensor, Tensor>> InferenceLayers() =>
        [
            conv1, MaxPool2d(2), ReLU(true), conv2, MaxPool2d(2), ReLU(true),
            Flatten(), fc1, ReLU(), fc2, .. outputActivation.Layers(),
        ];
}
