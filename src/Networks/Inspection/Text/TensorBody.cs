using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>The elements of a tensor in nested brackets.</summary>
internal sealed class TensorBody
{
    public const int LineWidth = 80;
    private const int Threshold = 1000;
    private const int Edge = 3;

    private readonly long[] shape;
    private readonly bool[] shortened;
    private readonly TensorElements elements;

    private TensorBody(long[] shape, bool[] shortened, TensorElements elements) => (this.shape, this.shortened, this.elements) = (shape, shortened, elements);

    public static string Of(Tensor tensor, int indent)
    {
        var shortened = new bool[tensor.shape.Length];
        if (tensor.numel() > Threshold)
        {
            for (var dimension = 0; dimension < shortened.Length; dimension++)
            {
                var size = tensor.shape[dimension];
                if (size > 2 * Edge)
                {
                    shortened[dimension] = true;
                    tensor = cat([tensor.narrow(dimension, 0, Edge), tensor.narrow(dimension, size - Edge, Edge)], dimension);
                }
            }
        }

        return new TensorBody(tensor.shape, shortened, TensorElements.Of(tensor)).Text(0, 0, indent);
    }

    /// <summary>The text of one slice: its dimension, and the place of its first element.</summary>
    private string Text(int dimension, long first, int indent)
    {
        if (dimension == shape.Length)
        {
            return elements[first];
        }

        if (dimension == shape.Length - 1)
        {
            return Row(dimension, first, indent);
        }

        var step = shape[(dimension + 1)..].Aggregate(1L, (product, size) => product * size);
        var slices = Enumerable.Range(0, (int)shape[dimension]).Select(i => Text(dimension + 1, first + (i * step), indent + 1)).ToList();
        if (shortened[dimension])
        {
            slices.Insert(Edge, "...");
        }

        var separator = $",{new string('\n', shape.Length - dimension - 1)}{new string(' ', indent + 1)}";
        return $"[{string.Join(separator, slices)}]";
    }

    private string Row(int dimension, long first, int indent)
    {
        var cells = Enumerable.Range(0, (int)shape[dimension]).Select(i => elements[first + i]).ToList();
        if (shortened[dimension])
        {
            cells.Insert(Edge, " ...");
        }

        var perLine = Math.Max(1, (LineWidth - indent) / (elements.Width + 2));
        return $"[{string.Join($",\n{new string(' ', indent + 1)}", cells.Chunk(perLine).Select(line => string.Join(", ", line)))}]";
    }
}
