using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The numbers of a tensor.</summary>
internal static class TensorValues
{
    /// <summary>A copy of the numbers of a tensor on the CPU, in row-major order.</summary>
    public static T[] ToArray<T>(this Tensor tensor)
        where T : unmanaged
    {
        // What gives access to the memory holds on to it until it is disposed.
        using var values = tensor.data<T>();
        return values.ToArray();
    }
}
