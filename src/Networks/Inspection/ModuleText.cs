using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>The text of a module as PyTorch prints it (<c>print(model)</c>, PyTorch 1.13), with <c>\n</c> between the lines.</summary>
/// <remarks>
/// <para>
/// TorchSharp's layers do not tell their options. These are read from the weights and from what the layer does with small inputs; the module is left
/// exactly as it was found: the mode of every part, weights, buffers, gradients, the random numbers of the process. Hooks are not called. No other
/// thread may be running the module meanwhile.
/// </para>
/// <para>
/// What shows in no result cannot be read. Printed as PyTorch's default are then: the dilation of a kernel of 1, the ceil mode where it makes no output longer,
/// the epsilon of a normalisation whose weights are all zero, the momentum of one that tracks nothing, the in-place option of a dropout that drops nothing, a
/// reflecting or replicating padding before a kernel that is all zero, a threshold of softplus above 30, and options of layers in half precision. Left out
/// are the number of channels of a normalisation without weights and buffers, and what an embedding does beyond its padding index (<c>max_norm</c>,
/// <c>norm_type</c>, <c>scale_grad_by_freq</c>, <c>sparse</c>; frozen or sparse, also that index). Sizes of a pooling are printed as one number where all
/// dimensions have the same, a padding named 'same' as numbers unless it is lopsided. Lists of like modules are not folded, as PyTorch 2 does.
/// A layer of TorchSharp that this library does not know is printed with empty parentheses.
/// </para>
/// </remarks>
public static class ModuleText
{
    /// <summary>The text of a module and of everything in it.</summary>
    /// <param name="module">
    /// The module. A layer of TorchSharp is named by its class, an own module by <c>GetName()</c>; it may add its options through <see cref="IDescribesItself"/>.
    /// </param>
    /// <returns>One line, or one for each part, indented by their depth.</returns>
    /// <exception cref="InvalidOperationException">The module contains itself.</exception>
    public static string Of(Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        return Text(module, []);
    }

    /// <summary>The text of several modules, such as the children of one: <c>[Linear(in_features=4, out_features=2, bias=True), ReLU()]</c>.</summary>
    /// <param name="modules">The modules.</param>
    /// <returns>Their texts in brackets.</returns>
    /// <exception cref="InvalidOperationException">A module contains itself.</exception>
    public static string OfList(IEnumerable<Module> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        return $"[{string.Join(", ", modules.Select(Of))}]";
    }

    private static string Text(Module module, Stack<Module> parents)
    {
        if (parents.Any(parent => ReferenceEquals(parent, module)))
        {
            throw new InvalidOperationException(
                $"Module '{ModuleName.Of(module)}' contains itself: {string.Join(" > ", parents.Reverse().Append(module).Select(ModuleName.Of))}. A module has to be a tree of parts.");
        }

        parents.Push(module);
        var description = Description(module);
        var lines = description.Length == 0 ? [] : description.ReplaceLineEndings("\n").Split('\n').ToList();
        var children = ModuleChildren.Of(module);
        lines.AddRange(children.Select(child => $"({child.Name}): {Text(child.Module, parents).Replace("\n", "\n  ", StringComparison.Ordinal)}"));
        parents.Pop();

        var inner = children.Count == 0 && lines.Count <= 1
            ? string.Concat(lines)
            : $"\n  {string.Join("\n  ", lines)}\n";
        return $"{ModuleName.Of(module)}({inner})";
    }

    private static string Description(Module module) => module switch
    {
        IDescribesItself own => own.Description,
        Module<Tensor, Tensor> layer when ModuleName.IsTorchSharps(module) => LayerOptions.Describe(layer),
        _ => "",
    };
}
