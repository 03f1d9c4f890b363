using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

internal sealed class LeNetModule : Module<Tensor, Tensor>, IInferenceLayers
{
    private readonly Module<Tensor, Tensor> conv1;
    private readonly Module<Tensor, Tensor> conv2;
    private readonly Module<Tensor, Tensor> fc1;
    private readonly Module<Tensor, Tensor> fc2;
    private readonly Module<Tensor, Tensor> fc3;
    private readonly OutputActivation outputActivation;

    public LeNetModule(long channels, long features, long classes, OutputActivation outputActivation)
        : base(nameof(LeNet))
    {
        conv1 = Conv2d(channels, 6, 3);
        conv2 = Conv2d(6, 16, 3);
        fc1 = Linear(features, 120);
        fc2 = Linear(120, 84);
        fc3 = Linear(84, classes);
        this.outputActivation = outputActivation;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();

        // The labels are those of the tutorial that this network comes from. ReLU after pooling equals ReLU before it, on a quarter of the numbers.
        var x = functional.max_pool2d(conv1.call(input), 2).relu_().Traced("MaxPool conv1");
        x = functional.max_pool2d(conv2.call(x), 2).relu_().Traced("MaxPool conv2");
        x = x.flatten(1).Traced("view num_flat_features");
        x = functional.relu(fc1.call(x)).Traced("relu fc1");
        x = functional.relu(fc2.call(x)).Traced("relu fc2");

        // The name is the tutorial's, although no ReLU follows: these are the logits.
        x = fc3.call(x).Traced("relu fc3");
        return outputActivation.ApplyTo(x).MoveToOuterDisposeScope();
    }

    public IReadOnlyList<Module<Tensor, Tensor>> InferenceLayers() =>
        [
            conv1, MaxPool2d(2), ReLU(true), conv2, MaxPool2d(2), ReLU(true),
            Flatten(), fc1, ReLU(), fc2, ReLU(), fc3, .. outputActivation.Layers(),
        ];
}
