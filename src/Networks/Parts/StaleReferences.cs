using System.Collections;
using System.Reflection;
using Module = TorchSharp.torch.nn.Module;

namespace MLNetTorch.Networks;

/// <summary>
/// Places in a module's fields that cannot be made to refer to another layer: functions over the layer, and collections that cannot be written.
/// </summary>
internal static class StaleReferences
{
    /// <summary>What of these still refers to a layer, for a message; null where nothing does.</summary>
    public static string? To(Module child, Module parent) => FieldsHolding.OwnFields(parent)
        .Where(field => field.GetValue(parent) switch
        {
            Delegate function => function.GetInvocationList().Any(call => Uses(call.Target, child)),
            Module => false,
            IList { IsReadOnly: true } list => list.Cast<object?>().Contains(child, ReferenceEqualityComparer.Instance),
            _ => false,
        })
        .Select(FieldsHolding.Text)
        .FirstOrDefault();

    // The target of 'layer.call' is the layer; that of a lambda is an object with what it captured.
    private static bool Uses(object? target, Module child) => ReferenceEquals(target, child) || (target is not null and not Module
        && target.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(captured => ReferenceEquals(captured.GetValue(target), child)));
}
