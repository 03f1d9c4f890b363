namespace MLNetTorch.Transforms;

/// <summary>Shapes without batch dimension, channels first.</summary>
internal static class ImageShapes
{
    /// <summary>How many values an image of that shape has.</summary>
    public static long Count(IEnumerable<int> shape) => shape.Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>The shape as messages write it: <c>1x28x28</c>.</summary>
    public static string Text(IEnumerable<int> shape) => string.Join('x', shape);
}
