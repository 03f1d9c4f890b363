namespace MLNetTorch.Samples.Folders.Drawing;

/// <summary>A shape in the square from -1 to 1.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Covers">Whether a point belongs to it.</param>
internal sealed record Shape(string Name, Func<double, double, bool> Covers)
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        new("circle", (x, y) => (x * x) + (y * y) <= 0.9),
        new("cross", (x, y) => Math.Min(Math.Abs(x), Math.Abs(y)) <= 0.28 && Math.Max(Math.Abs(x), Math.Abs(y)) <= 1),
        new("ring", (x, y) => (x * x) + (y * y) is >= 0.36 and <= 1),
        new("square", (x, y) => Math.Max(Math.Abs(x), Math.Abs(y)) <= 0.8),
        new("triangle", (x, y) => y <= 0.5 && Math.Abs(x) * Math.Sqrt(3) <= y + 1),
    ];
}
