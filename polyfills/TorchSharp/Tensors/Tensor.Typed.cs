namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A result in the type that was asked for, where one was.</summary>
        private static Tensor In(ScalarType? type, Tensor result) =>
            type is { } wanted ? result.to(wanted, disposeAfter: wanted != result.dtype) : result;

        private static (Tensor, Tensor) In(ScalarType? type, (Tensor, Tensor) results) =>
            (In(type, results.Item1), In(type, results.Item2));
    }
}
