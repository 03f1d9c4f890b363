using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>
/// The text of tensors as PyTorch prints them (1.13, with its default options): four decimals, lines of 80 characters, more than 1000 elements shortened to
/// the three first and last of each dimension. <c>\n</c> parts the lines.
/// </summary>
public static class TensorText
{
    /// <summary>What is printed for the operation that made a tensor when nobody tells it: TorchSharp does not know.</summary>
    public const string UnknownOperation = "unknown";

    /// <summary>The text of a tensor, such as <c>tensor([[ 0.3133,  0.3524], [-0.8765,  0.7742]])</c>.</summary>
    /// <param name="tensor">A dense tensor of any type on any device; a <see cref="Parameter"/> is introduced as one. It is not changed.</param>
    /// <param name="gradFn">
    /// PyTorch's name of the operation that made it, such as <c>AddmmBackward0</c>. Printed only for a tensor that takes part in gradients and is no leaf; default: <see cref="UnknownOperation"/>.
    /// </param>
    /// <returns>One or several lines.</returns>
    /// <exception cref="NotSupportedException">The tensor is sparse.</exception>
    public static string Of(Tensor tensor, string? gradFn = null)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var gradients = !tensor.requires_grad ? "" : tensor.is_leaf ? "requires_grad=True" : $"grad_fn=<{gradFn ?? UnknownOperation}>";
        return tensor is Parameter ? $"Parameter containing:\n{Text(tensor, gradients)}" : Text(tensor, gradients);
    }

    /// <summary>The text of a copy that stands for a value which took part in gradients; null: for one which did not.</summary>
    internal static string OfTraced(Tensor copy, string? operation) => Text(copy, operation is null ? "" : $"grad_fn=<{operation}>");

    /// <summary>A shape: <c>torch.Size([2, 3])</c>.</summary>
    /// <param name="shape">The sizes.</param>
    /// <returns>One line.</returns>
    public static string OfShape(long[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return $"torch.Size([{string.Join(", ", shape)}])";
    }

    /// <summary>A state dictionary, <c>OrderedDict([('weight', tensor(…)), …])</c>. As in PyTorch its tensors are shown without their gradients' story.</summary>
    /// <param name="state">Tensors by path, in their order: <c>network.state_dict()</c> or <see cref="NetworkState.Copy"/>.</param>
    /// <returns>One or several lines.</returns>
    public static string OfState(IEnumerable<KeyValuePair<string, Tensor>> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var entries = state.Select(entry => $"({PythonText.Quoted(entry.Key)}, {Text(entry.Value, "")})").ToList();
        return entries.Count == 0 ? "OrderedDict()" : $"OrderedDict([{string.Join(", ", entries)}])";
    }

    /// <summary>A dictionary of tensors: <c>{'x': tensor([0, 1]), 'y': tensor([2])}</c>.</summary>
    /// <param name="tensors">Tensors by name, in their order.</param>
    /// <returns>One or several lines.</returns>
    public static string OfDictionary(IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return $"{{{string.Join(", ", tensors.Select(entry => $"{PythonText.Quoted(entry.Key)}: {Of(entry.Value)}"))}}}";
    }

    /// <summary>A list of tensors: <c>[tensor([0, 1]), tensor([2])]</c>.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <returns>One or several lines.</returns>
    public static string OfList(IEnumerable<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return $"[{string.Join(", ", tensors.Select(tensor => Of(tensor)))}]";
    }

    /// <summary>A tuple of tensors: <c>(tensor([0, 1]), tensor([2]))</c>.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <returns>One or several lines.</returns>
    public static string OfTuple(params Tensor[] tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return tensors.Length == 1 ? $"({Of(tensors[0])},)" : $"({string.Join(", ", tensors.Select(tensor => Of(tensor)))})";
    }

    private static string Text(Tensor tensor, string gradients)
    {
        const string opening = "tensor(";
        var shape = tensor.shape;
        var empty = shape.Contains(0);
        var meta = tensor.device_type == DeviceType.META;
        List<string> suffixes =
        [
            tensor.device_type == DeviceType.CPU ? "" : $"device='{tensor.device}'",
            meta || (empty && shape.Length != 1) ? $"size={PythonText.Tuple(shape)}" : "",
            IsNamed(tensor.dtype, empty || meta) ? $"dtype={TypeName(tensor.dtype)}" : "",
            gradients,
        ];
        var body = meta ? "..." : empty ? "[]" : Body(tensor, opening.Length);
        return WithSuffixes(opening + body, [.. suffixes.Where(suffix => suffix.Length > 0)], opening.Length);
    }

    private static string Body(Tensor tensor, int indent)
    {
        if (tensor.is_sparse)
        {
            throw new NotSupportedException("A sparse tensor cannot be printed; make it dense first.");
        }

        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        return TensorBody.Of(tensor.detach(), indent);
    }

    /// <summary>Whether the elements do not tell the type.</summary>
    private static bool IsNamed(ScalarType type, bool noElements)
    {
        var standard = get_default_dtype();
        return type != standard
            && (noElements
                || (type is not (ScalarType.Int64 or ScalarType.Bool)
                    && type != (standard == ScalarType.Float64 ? ScalarType.ComplexFloat64 : ScalarType.ComplexFloat32)));
    }

    private static string TypeName(ScalarType type) => "torch." + type switch
    {
        ScalarType.Byte => "uint8",
        ScalarType.ComplexFloat32 => "complex64",
        ScalarType.ComplexFloat64 => "complex128",
#pragma warning disable CA1308 // PyTorch's names are in lower case.
        _ => type.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
    };

    /// <summary>Suffixes go on the last line as long as it has room.</summary>
    private static string WithSuffixes(string text, string[] suffixes, int indent)
    {
        var length = text.Length - text.LastIndexOf('\n') + 1;
        foreach (var suffix in suffixes)
        {
            var fits = length + suffix.Length + 2 <= TensorBody.LineWidth;
            text += (fits ? ", " : $",\n{new string(' ', indent)}") + suffix;
            length = fits ? length + suffix.Length + 2 : indent + suffix.Length;
        }

        return text + ")";
    }
}
