using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Where a layer stands: its parent, and its name there.</summary>
internal sealed record PartPlace(LayerPath Parent, LayerPath Child)
{
    public string Name { get; } = Parent.Path.Length == 0 ? Child.Path : Child.Path[(Parent.Path.Length + 1)..];

    public Module Layer => Child.Module;

    /// <summary>Puts another layer here: what the parent's forward uses, and what it has registered.</summary>
    public void Put(Module layer)
    {
        var holders = Holders();
        foreach (var holder in holders)
        {
            if (!holder.Accepts.IsInstanceOfType(layer))
            {
                throw Fault(
                    $"{holder.Where} of {ShapeFault.Kind(Parent.Module)} is declared as {TypeText.Of(holder.Accepts)} and cannot hold a {TypeText.Of(layer.GetType())}");
            }
        }

        foreach (var holder in holders)
        {
            holder.Put(layer);
        }

        if (UsedOnceHere && StaleReferences.To(Layer, Parent.Module) is { } stale)
        {
            foreach (var holder in holders)
            {
                holder.Put(Layer);
            }

            throw Fault($"{stale} of {ShapeFault.Kind(Parent.Module)} refers to it, too, and cannot be changed; its forward would go on with the old layer");
        }

        Register(layer);
    }

    public NetworkPartException Fault(string reason) => new($"The layer '{Child.Path}' cannot be replaced: {reason}.");

    private bool UsedOnceHere => Parent.Module.named_children().Count(child => ReferenceEquals(child.module, Layer)) == 1;

    private IReadOnlyList<ChildHolder> Holders()
    {
        if (ListedChild.At(this) is { } listed)
        {
            return [listed];
        }

        return !IsSequential(Parent.Module) ? FieldsHolding.TheChildAt(this) : throw Fault(
            $"{ShapeFault.Kind(Parent.Module)} derives from TorchSharp's Sequential, whose layers cannot be exchanged. Build it anew with the other layer and "
            + "replace it as a whole");
    }

    // A new name goes to the end: the layers behind are taken out and put in again, to keep the order.
    private void Register(Module layer)
    {
        (string Name, Module Module)[] children = [.. Parent.Module.named_children()];
        var place = Array.FindIndex(children, child => child.Name == Name);
        children[place] = (Name, layer);
        foreach (var (name, _) in children[place..])
        {
            Parent.Module.register_module(name, null!);
        }

        foreach (var (name, module) in children[place..])
        {
            Parent.Module.register_module(name, module);
        }
    }

    private static bool IsSequential(Module module)
    {
        for (var type = module.GetType(); type is not null; type = type.BaseType)
        {
            if (FieldsHolding.IsTorchSharps(type) && type.Name.Split('`')[0] == "Sequential")
            {
                return true;
            }
        }

        return false;
    }
}
