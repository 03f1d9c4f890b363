using System.Globalization;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// Layers in a <c>ModuleList</c> or <c>ModuleDict</c>. Their type of layer is known at run time only, so that they are set through the interface
/// of .NET that they implement.
/// </summary>
internal static class ListedChild
{
    /// <summary>The entry that holds the layer; null where the parent is no list or dictionary of layers.</summary>
    public static ChildHolder? At(PartPlace place)
    {
        var parent = place.Parent.Module;
        if (Interface(parent, typeof(IDictionary<,>), 2) is { } dictionary && dictionary.GetGenericArguments()[0] == typeof(string))
        {
            return new ChildHolder($"the entry '{place.Name}'", null, dictionary.GetGenericArguments()[1], layer => Set(dictionary, parent, place.Name, layer));
        }

        if (Interface(parent, typeof(IList<>), 1) is { } list)
        {
            var index = IndexOf((IEnumerable<Module>)parent, place);
            return new ChildHolder($"the entry {index}", null, list.GetGenericArguments()[0], layer => Set(list, parent, index, layer));
        }

        return null;
    }

    private static Type? Interface(Module parent, Type generic, int arguments) => parent.GetType().GetInterfaces().FirstOrDefault(type =>
        type.IsGenericType && type.GetGenericTypeDefinition() == generic && typeof(Module).IsAssignableFrom(type.GetGenericArguments()[arguments - 1]));

    private static void Set(Type type, Module parent, object place, Module layer) => type.GetProperty("Item")!.SetValue(parent, layer, [place]);

    private static int IndexOf(IEnumerable<Module> list, PartPlace place)
    {
        Module[] layers = [.. list];
        if (int.TryParse(place.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < layers.Length && ReferenceEquals(layers[index], place.Layer))
        {
            return index;
        }

        int[] found = [.. Enumerable.Range(0, layers.Length).Where(i => ReferenceEquals(layers[i], place.Layer))];
        return found.Length == 1 ? found[0] : throw place.Fault($"{ShapeFault.Kind(place.Parent.Module)} holds it {found.Length} times under other names");
    }
}
