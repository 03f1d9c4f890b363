using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Shortcuts to network builders.</summary>
public static class Network
{
    /// <summary>
    /// A builder from a function, for experiments: <c>Network.From(shape => Sequential(Flatten(), Linear(shape.InputSize, shape.Output)))</c>.
    /// </summary>
    /// <param name="build">Makes a new network at every call.</param>
    /// <param name="outputActivation">What the network's last layer applies already. Default: nothing, it returns logits.</param>
    /// <returns>The builder. A model trained with it scores, but cannot be saved: a function does not fit into a file.</returns>
    public static INetworkBuilder From(
        Func<NetworkShape, Module<Tensor, Tensor>> build, OutputActivation outputActivation = OutputActivation.None)
    {
        ArgumentNullException.ThrowIfNull(build);
        return new FunctionNetwork(build, outputActivation);
    }

    /// <summary>
    /// A builder from a function that makes a network of two inputs, each from a feature column of its own:
    /// <c>Network.FromInputs(shape => new ImageAndNumbers(shape.Inputs[0], shape.Inputs[1], shape.Output))</c>.
    /// </summary>
    /// <param name="build">Makes a new network at every call.</param>
    /// <param name="outputActivation">What the network's last layer applies already. Default: nothing, it returns logits.</param>
    /// <returns>The builder, which puts <see cref="SplitInputs"/> around the network. See <see cref="ITwoInputBuilder"/> for one that can be saved.</returns>
    public static INetworkBuilder FromInputs(
        Func<NetworkShape, Module<Tensor, Tensor, Tensor>> build, OutputActivation outputActivation = OutputActivation.None)
    {
        ArgumentNullException.ThrowIfNull(build);
        return new FunctionNetwork(
            shape =>
            {
                InputCount.Require("The function given to Network.FromInputs", shape, 2);
                return new SplitInputs(shape.Inputs, build(shape) ?? throw FunctionNetwork.ReturnedNull(nameof(FromInputs), shape));
            },
            outputActivation);
    }

    /// <summary>A builder from a function that makes a network of three inputs, each from a feature column of its own.</summary>
    /// <param name="build">Makes a new network at every call.</param>
    /// <param name="outputActivation">What the network's last layer applies already. Default: nothing, it returns logits.</param>
    /// <returns>The builder, which puts <see cref="SplitInputs"/> around the network. See <see cref="IThreeInputBuilder"/> for one that can be saved.</returns>
    public static INetworkBuilder FromInputs(
        Func<NetworkShape, Module<Tensor, Tensor, Tensor, Tensor>> build, OutputActivation outputActivation = OutputActivation.None)
    {
        ArgumentNullException.ThrowIfNull(build);
        return new FunctionNetwork(
            shape =>
            {
                InputCount.Require("The function given to Network.FromInputs", shape, 3);
                return new SplitInputs(shape.Inputs, build(shape) ?? throw FunctionNetwork.ReturnedNull(nameof(FromInputs), shape));
            },
            outputActivation);
    }
}
