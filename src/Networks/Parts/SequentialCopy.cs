using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>A new Sequential with the layers of an old one, but for one.</summary>
internal static class SequentialCopy
{
    /// <summary>A class that derives from Sequential may do more than its layers in order.</summary>
    public static bool CanBeMade(Module module) => module.GetType() == typeof(Sequential);

    public static Sequential With(PartPlace place, Module layer)
    {
        if (layer is not IModule<Tensor, Tensor> step)
        {
            throw place.Fault($"a Sequential cannot hold a {TypeText.Of(layer.GetType())}, which does not map one tensor to one");
        }

        var copy = Sequential();
        foreach (var (name, child) in place.Parent.Module.named_children())
        {
            copy.append(name, name == place.Name ? step : (IModule<Tensor, Tensor>)child);
        }

        SetModeOfItsOwn(copy, place.Parent.Module.training);
        return copy;
    }

    // Setting the mode of a Sequential sets those of its layers, which have to stay.
    private static void SetModeOfItsOwn(Sequential copy, bool training)
    {
        if (copy.training == training)
        {
            return;
        }

        (Module Module, bool Training)[] layers = [.. LayerPath.AllOf(copy).Skip(1).Select(part => (part.Module, part.Module.training))];
        copy.train(training);
        foreach (var (module, mode) in layers)
        {
            module.train(mode);
        }
    }
}
