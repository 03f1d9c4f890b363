using System.Globalization;

namespace MLNetTorch.Networks;

/// <summary>The sizes of one example, without a batch dimension: what a network takes and how many numbers it gives.</summary>
/// <param name="Input">The dimensions of one example, images channels first: 1x28x28. At least one, each at least 1.</param>
/// <param name="Output">How many numbers come out: the classes of a classifier. At least 1.</param>
/// <exception cref="ArgumentException">A size is missing or not positive.</exception>
/// <remarks>
/// A network may take several inputs, one a feature column: <see cref="Inputs"/>. They ride through batches and files as one row of all their numbers,
/// each flattened, one behind the other; <see cref="Input"/> is then the length of that row, and <see cref="SplitInputs"/> takes it apart again.
/// </remarks>
public sealed record NetworkShape(long[] Input, long Output)
{
    private readonly long[][] inputs = [Checked(Input)];
    private readonly long output = Checked(Output);

    /// <summary>
    /// The dimensions of one example, channels first; with several <see cref="Inputs"/> the one dimension of the joined row. A copy: changing it changes
    /// nothing here. Setting it makes a shape of one input.
    /// </summary>
    public long[] Input
    {
        get => inputs is [var only] ? [.. only] : [InputSize];
        init => inputs = [Checked(value)];
    }

    /// <summary>The dimensions of each input of one example, in the order of the feature columns. A copy. Setting it sets <see cref="Input"/> too.</summary>
    /// <value>One entry, <see cref="Input"/>, unless made by <see cref="Of"/> or set.</value>
    public IReadOnlyList<long[]> Inputs
    {
        get => [.. inputs.Select(each => (long[])[.. each])];
        init => inputs = Checked(value);
    }

    /// <summary>How many numbers come out for one example.</summary>
    public long Output
    {
        get => output;
        init => output = Checked(value);
    }

    /// <summary>How many numbers one example has: the product of each input's dimensions, all inputs added.</summary>
    public long InputSize => inputs.Sum(Product);

    /// <summary>The shape of a network with one or several inputs.</summary>
    /// <param name="inputs">The dimensions of each input, without the batch dimension. At least one; one makes a plain shape.</param>
    /// <param name="output">How many numbers come out. At least 1.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="ArgumentException">There is no input, or a size is missing or not positive.</exception>
    public static NetworkShape Of(IReadOnlyList<long[]> inputs, long output) => new([1], output) { Inputs = inputs };

    /// <summary>Two shapes are equal when all their sizes are, input by input.</summary>
    /// <param name="other">The shape to compare with.</param>
    /// <returns>Whether all sizes are equal.</returns>
    public bool Equals(NetworkShape? other) => other is not null
        && output == other.output
        && inputs.Length == other.inputs.Length
        && inputs.Zip(other.inputs).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(output);
        foreach (var size in inputs.SelectMany(each => each))
        {
            hash.Add(size);
        }

        return hash.ToHashCode();
    }

    /// <summary>The sizes as text: <c>1x28x28 -> 10</c>, or <c>1x28x28 + 5 -> 10</c> with two inputs.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{InputText} -> {output}");

    /// <summary>The inputs as text: <c>1x28x28 + 5</c>.</summary>
    internal string InputText => string.Join(" + ", inputs.Select(each => string.Join('x', each)));

    private static long[][] Checked(IReadOnlyList<long[]> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count == 0)
        {
            throw new ArgumentException("A network has no input; expected the dimensions of at least one.", nameof(inputs));
        }

        long[][] copies = [.. inputs.Select(Checked)];
        try
        {
            _ = copies.Sum(Product);
        }
        catch (OverflowException)
        {
            throw new ArgumentException(
                $"The inputs of a network, {string.Join(" + ", copies.Select(each => string.Join('x', each)))}, have more numbers than a tensor can hold.",
                nameof(inputs));
        }

        return copies;
    }

    private static long[] Checked(long[] input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Length == 0 || input.Any(size => size < 1))
        {
            throw new ArgumentException(
                $"The input of a network is [{string.Join(", ", input)}]; expected at least one dimension, each at least 1, without the batch dimension.",
                nameof(input));
        }

        _ = Product(input);
        return [.. input];
    }

    private static long Checked(long output) => output >= 1
        ? output
        : throw new ArgumentException($"The output of a network is {output}; expected at least 1 (the number of classes).", nameof(output));

    private static long Product(long[] input)
    {
        try
        {
            return input.Aggregate(1L, (product, size) => checked(product * size));
        }
        catch (OverflowException)
        {
            throw new ArgumentException($"The input of a network is [{string.Join(", ", input)}]: more numbers than a tensor can hold.", nameof(input));
        }
    }
}
