using static TorchSharp.torch;

namespace MLNetTorch.Networks;

internal static class TensorBytes
{
    // A span reaches 2 GB; larger tensors are handled in parts.
    private const long PartSize = 1L << 30;

    /// <summary>A contiguous tensor on the CPU in parts, each small enough for <see cref="Tensor.bytes"/>; none for an empty tensor.</summary>
    public static IEnumerable<Tensor> PartsOf(Tensor tensor)
    {
        var count = tensor.numel();
        var step = PartSize / tensor.element_size();
        if (count <= step)
        {
            return count == 0 ? [] : [tensor];
        }

        var flat = tensor.reshape(-1);
        return Enumerable.Range(0, (int)((count + step - 1) / step)).Select(part => flat.narrow(0, part * step, Math.Min(step, count - (part * step))));
    }
}
