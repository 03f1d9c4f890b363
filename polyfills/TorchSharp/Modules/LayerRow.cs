using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// The first layers of a Sequential, run by the shim in one go in inference mode. What they are is looked up again for every run, so that changed
/// weights, hooks or modes count at once.
/// </summary>
internal sealed class LayerRow
{
    private const int MostLayers = 64;

    private readonly Lazy<Plan> plan = new(() => new Plan());

    /// <summary>Runs as many of the layers as the shim knows.</summary>
    /// <param name="layers">All layers.</param>
    /// <param name="input">What goes into the first.</param>
    /// <param name="count">How many were run.</param>
    /// <returns>What the last of them gives; null where none was run.</returns>
    internal unsafe Tensor TryRun(List<nn.IModule<Tensor, Tensor>> layers, Tensor input, out int count)
    {
        count = 0;
        if (layers.Count is 0 or > MostLayers || Native.shim_inference_enabled() == 0)
            return null;
        LayerSpec* specs = stackalloc LayerSpec[layers.Count];
        while (count < layers.Count && IsKnown(layers[count], ref specs[count]))
            count++;
        if (count < 2)
            return null;
        nint result = 0;
        Native.Check(Native.shim_plan_run(plan.Value.Handle, specs, count, input.Handle, &result));
        GC.KeepAlive(input);
        GC.KeepAlive(layers);
        GC.KeepAlive(plan);
        return Tensor.OwnOrNull(result);
    }

    private static bool IsKnown(nn.IModule<Tensor, Tensor> layer, ref LayerSpec spec)
    {
        spec = default;
        return layer is IPlannedLayer planned && layer is nn.Module<Tensor, Tensor> { HasHooks: false } && planned.TryDescribe(ref spec);
    }

    private sealed class Plan
    {
        internal readonly nint Handle = Native.shim_plan_new();

        ~Plan() => Native.shim_plan_free(Handle);
    }
}
