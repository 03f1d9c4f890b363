using System.Collections;
using System.Reflection;
using TorchSharp.Utils;
using Module = TorchSharp.torch.nn.Module;

namespace MLNetTorch.Networks;

/// <summary>
/// Finds what a module of the user's keeps a layer in: fields, and arrays, lists and dictionaries in fields. TorchSharp reads the same fields to
/// register them. Fields that TorchSharp's own classes declare are left alone.
/// </summary>
internal static class FieldsHolding
{
    /// <summary>The places that make the parent use the child at this place and not, if it is registered there twice, at another one.</summary>
    public static IReadOnlyList<ChildHolder> TheChildAt(PartPlace place)
    {
        var all = All(place.Parent.Module, place.Layer).ToList();
        string[] names = [.. place.Parent.Module.named_children().Where(child => ReferenceEquals(child.module, place.Layer)).Select(child => child.name)];
        if (all.Count == 0)
        {
            throw place.Fault(
                $"{ShapeFault.Kind(place.Parent.Module)} has registered it, but does not hold it in any field, array, list or dictionary of its own that could be "
                + "set; its forward would go on with the old layer. Keep it in a field");
        }

        if (names.Length == 1)
        {
            return all;
        }

        if (all.Where(holder => holder.Field == place.Name).ToList() is { Count: > 0 } named)
        {
            return named;
        }

        // Lists are registered in order: the second name without a field of its own is the second entry.
        var others = all.Where(holder => holder.Field is null || !names.Contains(holder.Field)).ToList();
        string[] otherNames = [.. names.Where(name => all.All(holder => holder.Field != name))];
        return others.Count == otherNames.Length
            ? [others[Array.IndexOf(otherNames, place.Name)]]
            : throw place.Fault(
                $"{ShapeFault.Kind(place.Parent.Module)} has registered it as {string.Join(" and ", names.Select(name => $"'{name}'"))}, but holds it in "
                + $"{string.Join(" and ", all.Select(holder => holder.Where))}: which one is meant cannot be told. Give each place a field of its name");
    }

    public static bool IsTorchSharps(Type type) =>
        type.Namespace is { } space && (space == "TorchSharp" || space.StartsWith("TorchSharp.", StringComparison.Ordinal));

    /// <summary>The fields that a module's class and its base classes declare, up to TorchSharp's.</summary>
    public static IEnumerable<FieldInfo> OwnFields(Module module)
    {
        for (var type = module.GetType(); type is not null && !IsTorchSharps(type); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    // The field behind an automatic property is called '<Head>k__BackingField'.
    public static string Text(FieldInfo field) => field.Name.StartsWith('<') && field.Name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end
        ? $"the property '{field.Name[1..end]}'"
        : $"the field '{field.Name}'";

    private static IEnumerable<ChildHolder> All(Module parent, Module child)
    {
        foreach (var field in OwnFields(parent))
        {
            var value = field.GetValue(parent);
            if (ReferenceEquals(value, child))
            {
                yield return new ChildHolder(Text(field), RegisteredName(field), field.FieldType, layer => field.SetValue(parent, layer));
            }

            // A module that is a list of others has a path of its own.
            foreach (var holder in value is Module ? [] : InCollection(value, Text(field), child))
            {
                yield return holder;
            }
        }
    }

    private static IEnumerable<ChildHolder> InCollection(object? collection, string where, Module child) => collection switch
    {
        Array { Rank: > 1 } => [],
        IDictionary { IsReadOnly: false } dictionary => InDictionary(dictionary, where, child),
        IList { IsReadOnly: false } list => InList(list, where, child),
        _ => [],
    };

    private static IEnumerable<ChildHolder> InList(IList list, string where, Module child)
    {
        var accepts = CollectionTypes.ElementOf(list.GetType());
        for (var i = 0; i < list.Count; i++)
        {
            if (ReferenceEquals(list[i], child))
            {
                var index = i;
                yield return new ChildHolder($"the entry {i} of {where}", null, accepts, layer => list[index] = layer);
            }
        }
    }

    private static IEnumerable<ChildHolder> InDictionary(IDictionary dictionary, string where, Module child)
    {
        var accepts = CollectionTypes.ValueOf(dictionary.GetType());
        return
        [
            .. dictionary.Keys.Cast<object>().Where(key => ReferenceEquals(dictionary[key], child))
                .Select(key => new ChildHolder($"the entry '{key}' of {where}", null, accepts, layer => dictionary[key] = layer)),
        ];
    }

    private static string RegisteredName(FieldInfo field) => field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
}
