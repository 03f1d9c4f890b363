using System.Globalization;

namespace MLNetTorch.Networks;

/// <summary>The sizes of one example, without a batch dimension: what a network takes and how many numbers it gives.</summary>
/// <param name="Input">The dimensions of one example, images channels first: 1x28x28. At least one, each at least 1.</param>
/// <param name="Output">How many numbers come out: the classes of a classifier. At least 1.</param>
/// <exception cref="ArgumentException">A size is missing or not positive.</exception>
public sealed record NetworkShape(long[] Input, long Output)
{
    private readonly long[] input = Checked(Input);
    private readonly long output = Checked(Output);

    /// <summary>The dimensions of one example, channels first. A copy: changing it changes nothing here.</summary>
    public long[] Input
    {
        get => [.. input];
        init => input = Checked(value);
    }

    /// <summary>How many numbers come out for one example.</summary>
    public long Output
    {
        get => output;
        init => output = Checked(value);
    }

    /// <summary>How many numbers one example has: the product of <see cref="Input"/>.</summary>
    public long InputSize => Product(input);

    /// <summary>Two shapes are equal when all their sizes are.</summary>
    /// <param name="other">The shape to compare with.</param>
    /// <returns>Whether all sizes are equal.</returns>
    public bool Equals(NetworkShape? other) => other is not null && output == other.output && input.AsSpan().SequenceEqual(other.input);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(output);
        foreach (var size in input)
        {
            hash.Add(size);
        }

        return hash.ToHashCode();
    }

    /// <summary>The sizes as text: <c>1x28x28 -> 10</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{string.Join('x', input)} -> {output}");

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
